package redress.system.architecture.planted.saga;

import org.springframework.jdbc.core.simple.JdbcClient;

record SagaThatReadsSql(JdbcClient sql) {}
