package redress.system.architecture.planted.api;

import org.apache.kafka.clients.producer.ProducerRecord;

record ControllerThatSendsToKafka(ProducerRecord<String, String> news) {}
