-- A page of one receiver's outbox is found by index however much waits for others.
ALTER TABLE outbox DROP CONSTRAINT outbox_pkey;
ALTER TABLE outbox ADD PRIMARY KEY (receiver, id);

-- As for facts: what a commit locks, or names itself, is not looked for again for each row. Receivers are never deleted.
ALTER TABLE outbox DROP CONSTRAINT outbox_receiver_fkey;
ALTER TABLE delivery DROP CONSTRAINT delivery_cloud_id_fkey;
ALTER TABLE alarm DROP CONSTRAINT alarm_cloud_id_fkey;
