//! Numbers as they stand in Japanese text: full and half width, grouped by commas, with 約 before and a unit after.
