//! An image's life between its making and its end: disabled and enabled, deprecated, protected.

use jiff::{SignedDuration, Timestamp};
use terrarium_model::resources::{DeregistrationProtection as Protection, Image, ImageState};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::*;

use super::own;
use crate::errors::Error;

/// How long an image stays protected after its protection with a cooldown was disabled.
const COOLDOWN: SignedDuration = SignedDuration::from_hours(24);
/// How far ahead an image can be deprecated: ten years, or two for a public one.
const MOST_AHEAD: SignedDuration = SignedDuration::from_hours(10 * 365 * 24);
const MOST_AHEAD_PUBLIC: SignedDuration = SignedDuration::from_hours(2 * 365 * 24);

impl Operation<Error> for DisableImageRequest {
    fn run(self, tx: &mut Tx) -> Result<DisableImageResult, Error> {
        let image = own(tx, self.image_id)?;
        if !matches!(image.state, ImageState::Available | ImageState::Disabled) {
            return Err(Error::ImageUnavailable { id: image.id });
        }
        // Nobody else sees it any more, and enabling it does not change that.
        tx.update::<Image, _>(&image.id, |it| {
            it.state = ImageState::Disabled;
            it.public = false;
            it.launch_permissions = Default::default();
        });
        Ok(DisableImageResult {
            r#return: Some(true),
        })
    }
}

impl Operation<Error> for EnableImageRequest {
    fn run(self, tx: &mut Tx) -> Result<EnableImageResult, Error> {
        let image = own(tx, self.image_id)?;
        if image.state == ImageState::Disabled {
            tx.update::<Image, _>(&image.id, |it| it.state = ImageState::Available);
        }
        Ok(EnableImageResult {
            r#return: Some(true),
        })
    }
}

impl Operation<Error> for EnableImageDeprecationRequest {
    fn run(self, tx: &mut Tx) -> Result<EnableImageDeprecationResult, Error> {
        let image = own(tx, self.image_id)?;
        let (most, years) = match image.public {
            true => (image.creation_date + MOST_AHEAD_PUBLIC, 2),
            false => (tx.now + MOST_AHEAD, 10),
        };
        if self.deprecate_at <= tx.now {
            return Err(Error::invalid_value(format!(
                "Value ({}) for parameter DeprecateAt is invalid. The deprecation time cannot be in the past.",
                self.deprecate_at
            )));
        }
        if self.deprecate_at > most {
            return Err(Error::invalid_value(format!(
                "Value ({}) for parameter DeprecateAt is invalid. The deprecation time cannot be more than {years} years ahead.",
                self.deprecate_at
            )));
        }
        let minute = nearest_minute(self.deprecate_at);
        tx.update::<Image, _>(&image.id, |it| it.deprecation_time = Some(minute));
        Ok(EnableImageDeprecationResult {
            r#return: Some(true),
        })
    }
}

fn nearest_minute(time: Timestamp) -> Timestamp {
    let minutes = (time.as_second() + 30).div_euclid(60);
    Timestamp::from_second(minutes * 60).unwrap_or(time)
}

impl Operation<Error> for DisableImageDeprecationRequest {
    fn run(self, tx: &mut Tx) -> Result<DisableImageDeprecationResult, Error> {
        let image = own(tx, self.image_id)?;
        tx.update::<Image, _>(&image.id, |it| it.deprecation_time = None);
        Ok(DisableImageDeprecationResult {
            r#return: Some(true),
        })
    }
}

impl Operation<Error> for EnableImageDeregistrationProtectionRequest {
    fn run(self, tx: &mut Tx) -> Result<EnableImageDeregistrationProtectionResult, Error> {
        let image = own(tx, self.image_id)?;
        let protection = match self.with_cooldown {
            Some(true) => Protection::EnabledWithCooldown,
            _ => Protection::Enabled,
        };
        tx.update::<Image, _>(&image.id, |it| it.deregistration_protection = protection);
        Ok(EnableImageDeregistrationProtectionResult {
            r#return: Some("true".to_owned()),
        })
    }
}

impl Operation<Error> for DisableImageDeregistrationProtectionRequest {
    fn run(self, tx: &mut Tx) -> Result<DisableImageDeregistrationProtectionResult, Error> {
        let image = own(tx, self.image_id)?;
        let protection = match image.deregistration_protection {
            Protection::EnabledWithCooldown => Protection::CoolingDown(tx.now + COOLDOWN),
            cooling @ Protection::CoolingDown(_) => cooling,
            Protection::Enabled | Protection::Disabled => Protection::Disabled,
        };
        tx.update::<Image, _>(&image.id, |it| it.deregistration_protection = protection);
        Ok(DisableImageDeregistrationProtectionResult {
            r#return: Some("true".to_owned()),
        })
    }
}
