-- The search shadow: folded names of citizens, and folded notes. Rebuilt by a replay.

-- alias: the spellings of the name that is shown; sortering: its place in the alphabet; saerlig: not
-- everybody may see this citizen.
CREATE TABLE soeg_borger (
    nr INTEGER PRIMARY KEY,
    alias TEXT NOT NULL,
    sortering TEXT NOT NULL,
    saerlig INTEGER NOT NULL
);

CREATE VIRTUAL TABLE soeg_navn USING fts5 (
    navne, tal,
    content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '1 2 3', detail = column
);

CREATE VIRTUAL TABLE soeg_note USING fts5 (
    tekst,
    content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '3', detail = none
);
