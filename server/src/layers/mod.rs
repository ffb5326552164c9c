//! What holds for every answer, whatever gave it.
