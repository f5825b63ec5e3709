//! Which images an account lets its users use: criteria that others' images must meet. Its own it always uses.

use terrarium_model::resources::{AllowedImages, Image, ImageCriterion as Criterion};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::*;

use super::{change_settings, settings};
use crate::errors::Error;
use crate::filters::Pattern;
use crate::snapshots::ensure_account;

/// The state of settings that keep other images from being used.
const ENABLED: &str = "enabled";
/// The names that stand for several owners.
const ALIASES: [&str; 4] = ["amazon", "aws-marketplace", "aws-backup-vault", "none"];
/// The most criteria, and the most values in each list of one.
const MOST_CRITERIA: usize = 10;
const MOST_VALUES: usize = 200;

/// Whether the account's users can use an image.
pub(super) fn is_usable(tx: &Tx, image: &Image) -> bool {
    let settings = settings(tx);
    let allowed = &settings.images.allowed;
    allowed.state.as_deref() != Some(ENABLED) || meets_any(tx, image, allowed)
}

/// Whether an image meets the account's criteria, in force or not.
pub(super) fn is_allowed(tx: &Tx, image: &Image) -> bool {
    let settings = settings(tx);
    let allowed = &settings.images.allowed;
    allowed.state.is_none() || meets_any(tx, image, allowed)
}

/// Whether an image is allowed, when the account wants that told.
pub(super) fn told(tx: &Tx, image: &Image) -> Option<bool> {
    let is_set = settings(tx).images.allowed.state.is_some();
    is_set.then(|| is_allowed(tx, image))
}

fn meets_any(tx: &Tx, image: &Image, allowed: &AllowedImages) -> bool {
    image.owner_id == tx.account() || allowed.criteria.iter().any(|it| meets(tx, image, it))
}

fn meets(tx: &Tx, image: &Image, criterion: &Criterion) -> bool {
    let days_since = |time: jiff::Timestamp| tx.now.duration_since(time).as_hours() / 24;
    let within = |most: Option<i32>, since: Option<jiff::Timestamp>| match (most, since) {
        (Some(most), Some(since)) => days_since(since) <= i64::from(most),
        _ => true,
    };
    let is_named = |providers: &[String]| {
        let alias = image.owner_alias.as_ref();
        providers
            .iter()
            .any(|it| *it == image.owner_id || Some(it) == alias)
    };
    (criterion.providers.is_empty() || is_named(&criterion.providers))
        && (criterion.product_codes.is_empty()
            || criterion
                .product_codes
                .iter()
                .any(|code| image.product_codes.contains(code)))
        && (criterion.names.is_empty()
            || criterion
                .names
                .iter()
                .any(|name| Pattern::parse(name).matches(&image.name)))
        && within(criterion.most_days_deprecated, image.deprecation_time)
        && within(criterion.most_days_old, Some(image.creation_date))
}

impl Operation<Error> for GetAllowedImagesSettingsRequest {
    fn run(self, tx: &mut Tx) -> Result<GetAllowedImagesSettingsResult, Error> {
        let allowed = settings(tx).images.allowed.clone();
        Ok(GetAllowedImagesSettingsResult {
            state: allowed.state.or(Some("disabled".to_owned())),
            image_criteria: allowed.criteria.into_iter().map(on_the_wire).collect(),
            managed_by: Some(ManagedBy::Account),
        })
    }
}

impl Operation<Error> for EnableAllowedImagesSettingsRequest {
    fn run(self, tx: &mut Tx) -> Result<EnableAllowedImagesSettingsResult, Error> {
        let state = self.allowed_images_settings_state;
        change_settings(tx, |settings| {
            settings.allowed.state = Some(state.to_string())
        });
        Ok(EnableAllowedImagesSettingsResult {
            allowed_images_settings_state: Some(state),
        })
    }
}

impl Operation<Error> for DisableAllowedImagesSettingsRequest {
    fn run(self, tx: &mut Tx) -> Result<DisableAllowedImagesSettingsResult, Error> {
        change_settings(tx, |settings| settings.allowed.state = None);
        Ok(DisableAllowedImagesSettingsResult {
            allowed_images_settings_state: Some(AllowedImagesSettingsDisabledState::Disabled),
        })
    }
}

impl Operation<Error> for ReplaceImageCriteriaInAllowedImagesSettingsRequest {
    fn run(self, tx: &mut Tx) -> Result<ReplaceImageCriteriaInAllowedImagesSettingsResult, Error> {
        if self.image_criteria.len() > MOST_CRITERIA {
            return Err(Error::invalid_value(format!(
                "The number of image criteria exceeds the maximum of {MOST_CRITERIA}."
            )));
        }
        let criteria = self.image_criteria.into_iter().map(criterion);
        let criteria = criteria.collect::<Result<Vec<_>, _>>()?;
        change_settings(tx, |settings| settings.allowed.criteria = criteria);
        Ok(ReplaceImageCriteriaInAllowedImagesSettingsResult {
            return_value: Some(true),
        })
    }
}

fn criterion(given: ImageCriterionRequest) -> Result<Criterion, Error> {
    for list in [
        &given.image_providers,
        &given.image_names,
        &given.marketplace_product_codes,
    ] {
        if list.len() > MOST_VALUES {
            return Err(Error::invalid_value(format!(
                "The number of values in an image criterion exceeds the maximum of {MOST_VALUES}."
            )));
        }
    }
    for provider in &given.image_providers {
        if !ALIASES.contains(&provider.as_str()) && ensure_account(provider).is_err() {
            return Err(Error::invalid_value(format!(
                "Value ({provider}) for parameter ImageProvider is invalid."
            )));
        }
    }
    let deprecated = given.deprecation_time_condition;
    let created = given.creation_date_condition;
    Ok(Criterion {
        providers: given.image_providers,
        product_codes: given.marketplace_product_codes,
        names: given.image_names,
        most_days_deprecated: deprecated.and_then(|it| it.maximum_days_since_deprecated),
        most_days_old: created.and_then(|it| it.maximum_days_since_created),
    })
}

fn on_the_wire(criterion: Criterion) -> ImageCriterion {
    let deprecated = |days| DeprecationTimeCondition {
        maximum_days_since_deprecated: Some(days),
    };
    let created = |days| CreationDateCondition {
        maximum_days_since_created: Some(days),
    };
    ImageCriterion {
        image_providers: criterion.providers,
        marketplace_product_codes: criterion.product_codes,
        image_names: criterion.names,
        deprecation_time_condition: criterion.most_days_deprecated.map(deprecated),
        creation_date_condition: criterion.most_days_old.map(created),
    }
}
