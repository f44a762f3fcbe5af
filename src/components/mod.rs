//! Widgets. Each knows its props and nothing else of the screens; those that change something take the store's handle.

pub mod actions;
pub mod area_path;
pub mod ask;
pub mod changes;
pub mod chart_view;
pub mod chip;
pub mod dialog;
pub mod drawer;
pub mod drop_zone;
pub mod history_menu;
pub mod hold_bar;
pub mod later;
pub mod lever;
pub mod levers;
pub mod library;
pub mod masthead;
pub mod new_file;
pub mod notice;
pub mod reading_bar;
pub mod recent;
pub mod same;
pub mod save_menu;
pub mod scenario_bar;
pub mod scenario_manager;
pub mod share;
pub mod width;
