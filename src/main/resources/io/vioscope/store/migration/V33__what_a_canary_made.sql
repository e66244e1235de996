CREATE TABLE canary_port (
    cloud   text        NOT NULL,
    name    text        NOT NULL,
    id      text,
    made_at timestamptz NOT NULL,
    PRIMARY KEY (cloud, name)
);
COMMENT ON TABLE  canary_port IS 'Ports that the canary has made or begun to make, and that are not known to be gone. It deletes no others.';
COMMENT ON COLUMN canary_port.name IS 'The port''s name, made by chance for it alone; written before the port is asked for.';
COMMENT ON COLUMN canary_port.id IS 'The port''s UUID; null where no answer was seen.';
COMMENT ON COLUMN canary_port.made_at IS 'When it was asked for.';
