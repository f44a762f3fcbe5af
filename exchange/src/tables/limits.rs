//! How much a file of tables may hold; beyond it, the file is refused with a sentence that says which limit.

/// The largest file that is read.
pub const LARGEST_MEGABYTES: usize = 64;
/// The most rows of a sheet: every township of the nation four times over.
pub const MOST_ROWS: usize = 200_000;
/// The most columns of a sheet.
pub const MOST_COLUMNS: usize = 2_000;
/// The most cells of a file.
pub const MOST_CELLS: usize = 4_000_000;
