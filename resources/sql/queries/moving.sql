-- A log that is being brought here (core/sql/moving.h).

--: moving.arrival
SELECT id FROM arrival

-- On a file, which has that table only as long.

--: moving.mayArrive
SELECT 1 FROM main.sqlite_schema WHERE type = 'table' AND name = 'arrival'

--: moving.begin
INSERT INTO arrival (id) VALUES (?)
