//! 概況: counts, moves and what to talk about.
