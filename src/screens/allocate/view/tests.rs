//! What the screen promises, on the shipped file with gaps.
