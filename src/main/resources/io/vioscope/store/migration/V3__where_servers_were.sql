-- Where servers were, out of the facts that tell it: nothing is written twice, so nothing can disagree.
CREATE VIEW placement AS
    SELECT cloud_id, server, host, how, noticed_at, until_noticed_at, migration
      FROM (SELECT cloud_id, entity_id AS server, type AS how, at AS noticed_at, body -> 'migration' AS migration,
                   CASE type
                        WHEN 'entity_added' THEN jsonb_path_query_first(body, '$.relations[*] ? (@.type == "hosted_on").id') #>> '{}'
                        WHEN 'server_moved' THEN body #>> '{to,id}'
                        ELSE substr(body #>> '{changes,relation.hosted_on,to}', length('hypervisor/') + 1)
                   END AS host,
                   lead(at) OVER (PARTITION BY cloud_id, entity_id ORDER BY seq) AS until_noticed_at
              FROM fact
             WHERE kind = 'server'
               AND (type IN ('entity_added', 'server_moved', 'entity_deleted')
                    OR type = 'entity_changed' AND body #> '{changes,relation.hosted_on}' IS NOT NULL)) AS stay
     WHERE how <> 'entity_deleted';
COMMENT ON VIEW   placement IS 'Where each server was, one row a stay; ask for one cloud_id and server, which is fast.';
COMMENT ON COLUMN placement.host IS 'The hypervisor; null while the server had none, as one that is shelved.';
COMMENT ON COLUMN placement.how IS 'The fact that tells of its coming: entity_added, server_moved or entity_changed.';
COMMENT ON COLUMN placement.noticed_at IS 'When it was first seen there; it came between the poll before and this one.';
COMMENT ON COLUMN placement.until_noticed_at IS 'When it was first seen not to be there; null if it still is, as far as is known.';
COMMENT ON COLUMN placement.migration IS 'What Nova says of the migration that brought it, with its own times; null if it says nothing.';
