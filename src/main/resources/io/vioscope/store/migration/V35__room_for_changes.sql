-- A row that changes is written anew. Where its page has room for that, no index has to learn of it: most of what a poll costs the
-- database is in pages that are touched. For what is written from now on.
ALTER TABLE entity SET (fillfactor = 75);
