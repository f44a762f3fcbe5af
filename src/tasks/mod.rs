//! Effects, one verb a file: reading, writing, the browser's storage. Nothing else in the app touches the outside.

pub mod beside;
pub mod deck;
pub mod disk;
pub mod draw;
pub mod early;
pub mod export_plan;
pub mod falls;
pub mod import_plan;
pub mod keep;
pub mod link;
pub mod merge;
pub mod open;
pub mod outlines;
pub mod pace;
pub mod page;
pub mod preferences;
pub mod reading;
pub mod recent;
pub mod replay;
pub mod save;
pub mod shortcuts;
pub mod start;
pub mod tab;
pub mod table;
pub mod work;
pub mod workers;
