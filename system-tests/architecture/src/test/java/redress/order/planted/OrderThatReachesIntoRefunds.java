package redress.order.planted;

import redress.refund.RefundService;

record OrderThatReachesIntoRefunds(RefundService service) {}
