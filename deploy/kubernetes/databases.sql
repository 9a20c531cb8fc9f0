-- The four databases and their roles, once, by a superuser:  psql -v ON_ERROR_STOP=1 -f databases.sql
-- Then give each role that logs in a password of its own (alter role redress_order password '...'), the same that its
-- service finds in its Secret.

-- Reads every journal and every view; for auditors and their tools.
create role redress_audit login;

-- Per service: the owner makes tables at start-up; the service itself appends to its journal and can never change it.
create role redress_order_owner login;
create role redress_order login;
create database redress_order owner redress_order_owner;
revoke all on database redress_order from public;
grant connect on database redress_order to redress_order, redress_audit;

create role redress_dispute_owner login;
create role redress_dispute login;
create database redress_dispute owner redress_dispute_owner;
revoke all on database redress_dispute from public;
grant connect on database redress_dispute to redress_dispute, redress_audit;

create role redress_mediation_owner login;
create role redress_mediation login;
create database redress_mediation owner redress_mediation_owner;
revoke all on database redress_mediation from public;
grant connect on database redress_mediation to redress_mediation, redress_audit;

create role redress_refund_owner login;
create role redress_refund login;
create database redress_refund owner redress_refund_owner;
revoke all on database redress_refund from public;
grant connect on database redress_refund to redress_refund, redress_audit;
