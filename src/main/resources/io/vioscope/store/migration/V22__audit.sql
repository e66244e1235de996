CREATE TABLE access_audit (
    number       bigint      PRIMARY KEY,
    at           timestamptz NOT NULL,
    who          text        NOT NULL,
    way          text        NOT NULL,
    from_address text        NOT NULL,
    what         text        NOT NULL,
    outcome      text        NOT NULL,
    previous     text        NOT NULL,
    hash         text        NOT NULL
);
COMMENT ON TABLE  access_audit IS 'Who did what, or was refused. Each row has the hash of the one before, so that what is changed or taken out shows; the command audit looks.';
COMMENT ON COLUMN access_audit.number IS 'Without gaps, from 1.';
COMMENT ON COLUMN access_audit.who IS 'As they are known; of a sign-in that was refused, the name that was typed.';
COMMENT ON COLUMN access_audit.way IS 'How that is known: local, keystone, oidc or token; none where it is not; command for the command line.';
COMMENT ON COLUMN access_audit.outcome IS 'done and the HTTP status, signed in, or why it was refused.';
COMMENT ON COLUMN access_audit.hash IS 'SHA-256 of all other columns, in hexadecimal digits.';
