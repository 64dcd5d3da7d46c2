-- Read models exist in copies: one serves, one may be filled, one may be kept. Each has an id, so that what was folded on
-- top of one is never written into another, and one that was replaced is retired: it takes no more events.
ALTER TABLE projections
    ADD COLUMN copy uuid NOT NULL DEFAULT gen_random_uuid(),
    ADD COLUMN retired boolean NOT NULL DEFAULT false;
