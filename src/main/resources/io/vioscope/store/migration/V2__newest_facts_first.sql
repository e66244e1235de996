-- The overview asks for the newest facts of all clouds each time it is shown; without this it reads the whole table.
CREATE INDEX fact_by_time ON fact (at, seq);
