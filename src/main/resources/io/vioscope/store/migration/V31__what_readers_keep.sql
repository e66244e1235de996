CREATE TABLE saved_view (
    way      text        NOT NULL,
    reader   text        NOT NULL,
    page     text        NOT NULL,
    name     text        NOT NULL,
    query    text        NOT NULL,
    saved_at timestamptz NOT NULL,
    PRIMARY KEY (way, reader, page, name)
);
COMMENT ON TABLE  saved_view IS 'Addresses of lists that readers gave a name.';
COMMENT ON COLUMN saved_view.way IS 'How it is known who the reader is, as in access_session; open where nobody signs in.';
COMMENT ON COLUMN saved_view.reader IS 'Who sees it; empty where nobody signs in: then all do.';
COMMENT ON COLUMN saved_view.page IS 'problems, entities, history or rules.';
COMMENT ON COLUMN saved_view.query IS 'What stands behind the question mark of the address, percent-encoded.';

CREATE TABLE reader_settings (
    way      text        NOT NULL,
    reader   text        NOT NULL,
    theme    text        NOT NULL,
    settings text        NOT NULL,
    kept_at  timestamptz NOT NULL,
    PRIMARY KEY (way, reader)
);
COMMENT ON TABLE  reader_settings IS 'How readers who sign in want the pages; a browser takes it over when they sign in.';
COMMENT ON COLUMN reader_settings.way IS 'How it is known who the reader is, as in access_session.';
COMMENT ON COLUMN reader_settings.theme IS 'system, light or dark.';
COMMENT ON COLUMN reader_settings.settings IS 'As the cookie of that name has it.';
