ALTER TABLE delivery ADD COLUMN said text;
COMMENT ON COLUMN delivery.outcome IS 'sent; answered; refused (by the receiver, again and again); or why nothing was sent: not_told (no notification is for such facts), filtered, explained (by the root cause of that number), waiting (for a root cause to be confirmed), quiet (hours), superseded (by a later fact), dropped (had waited too long), unsendable (a bug).';
COMMENT ON COLUMN delivery.said IS 'What the receiver said, where it refused it.';
