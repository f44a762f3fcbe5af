//! Changing plans: a norm written in a form, what differs from the shipped plan, plan files in and out.

pub mod add_norm;
pub mod apply;
pub mod draft;
pub mod fields;
pub mod form;
pub mod head;
pub mod head_form;
pub mod import_plan;
pub mod norm_actions;
pub mod plan_tools;
pub mod preview;
mod preview_part;
pub mod reading;
mod rule_part;
mod target_part;

#[cfg(test)]
mod tests;
