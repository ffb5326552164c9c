//! Text as people write it: search keys, and the joining of wrapped lines. The stored text itself is never changed.
