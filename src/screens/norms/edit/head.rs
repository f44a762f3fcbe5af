//! What the document of a plan of one's own says of itself, while it is written.

use permille_engine::id::AreaCode;
use permille_engine::name::Name;
use permille_engine::plan::Plan;
use permille_exchange::wording::figure::year;

use super::reading::{both, is_empty};
use crate::text::plan_edit::HeadComplaint;

/// The document, every field as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadDraft {
    /// Its title.
    pub title: Name,
    /// Its number.
    pub number: String,
    /// Who issued it.
    pub issuer: Name,
    /// The day it was issued.
    pub issued: String,
    /// The code of the area it binds.
    pub territory: String,
    /// The first year it speaks of.
    pub first: String,
    /// The last.
    pub last: String,
}

impl HeadDraft {
    /// The document of a plan.
    #[must_use]
    pub fn of(plan: &Plan) -> Self {
        Self {
            title: plan.title.clone(),
            number: plan.number.clone().unwrap_or_default(),
            issuer: plan.issuer.clone(),
            issued: plan.issued.clone().unwrap_or_default(),
            territory: plan.territory.to_string(),
            first: plan.years.0.to_string(),
            last: plan.years.1.to_string(),
        }
    }

    /// The plan with this document.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn applied(&self, plan: &Plan) -> Result<Plan, HeadComplaint> {
        if is_empty(&self.title) {
            return Err(HeadComplaint::NoTitle);
        }
        if self.territory.trim().is_empty() {
            return Err(HeadComplaint::NoTerritory);
        }
        let (Some(first), Some(last)) = (year(&self.first), year(&self.last)) else { return Err(HeadComplaint::Years) };
        if first > last {
            return Err(HeadComplaint::Years);
        }
        let said = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let issuer = if is_empty(&self.issuer) { &self.title } else { &self.issuer };
        Ok(Plan {
            title: both(&self.title),
            number: said(&self.number),
            issuer: both(issuer),
            issued: said(&self.issued),
            territory: AreaCode::new(self.territory.trim()),
            years: (first, last),
            ..plan.clone()
        })
    }
}
