-- Puts what was made anew, in the attached database `fresh`, into the place of the old.

INSERT INTO main.command SELECT * FROM fresh.command;
INSERT INTO main.event_type SELECT * FROM fresh.event_type;
INSERT INTO main.series SELECT * FROM fresh.series;
INSERT INTO main.series_rules SELECT * FROM fresh.series_rules;
INSERT INTO main.period SELECT * FROM fresh.period;
INSERT INTO main.register SELECT * FROM fresh.register;
INSERT INTO main.register_story SELECT * FROM fresh.register_story;
INSERT INTO main.document SELECT * FROM fresh.document;
INSERT INTO main.credit SELECT * FROM fresh.credit;
INSERT INTO main.party SELECT * FROM fresh.party;
INSERT INTO main.company SELECT * FROM fresh.company;
