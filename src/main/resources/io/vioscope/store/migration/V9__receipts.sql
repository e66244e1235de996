CREATE TABLE snmp_engine (
    one       boolean PRIMARY KEY DEFAULT true CHECK (one),
    engine_id text    NOT NULL,
    boots     int     NOT NULL
);
COMMENT ON TABLE  snmp_engine IS 'Who this server is to receivers of SNMPv3: at most one row. Receivers refuse for good what comes with fewer boots than before, so never lower them.';
COMMENT ON COLUMN snmp_engine.engine_id IS 'The engine id in hexadecimal digits, made by chance at the first start.';
COMMENT ON COLUMN snmp_engine.boots IS 'How often a server was started with it.';

ALTER TABLE delivery
    ADD COLUMN tries int NOT NULL DEFAULT 1,
    ADD COLUMN cause bigint;
CREATE INDEX delivery_latest ON delivery (receiver, told_at);
COMMENT ON COLUMN delivery.number IS 'Its number among the notifications to the receiver; 0 where nothing was sent.';
COMMENT ON COLUMN delivery.outcome IS 'sent; answered; or why nothing was sent: not_told (no notification is for such facts), filtered, explained (by the root cause of that number), waiting (for a root cause to be confirmed), quiet (hours), superseded (by a later fact), dropped (had waited too long), unsendable (a bug).';
COMMENT ON COLUMN delivery.tries IS 'How often it was sent; 0 where it was not.';
COMMENT ON COLUMN delivery.cause IS 'The number of the problem that explains it, where that is why it was not told.';
