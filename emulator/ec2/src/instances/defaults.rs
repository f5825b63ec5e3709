//! What an account's instances have in a region when their launch does not say: metadata options and CPU credits; and the tags
//! that notices of events carry.

use terrarium_model::resources::{EventNotices, InstanceSettings, MetadataDefaults, Settings};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::*;

use super::{attributes, launch_options};
use crate::errors::Error;

/// The settings as they are.
pub(super) fn settings(tx: &Tx) -> InstanceSettings {
    let settings = tx.get::<Settings>(&Settings::KEY.to_owned());
    settings.map_or_else(Default::default, |settings| settings.instances.clone())
}

fn change(tx: &mut Tx, change: impl FnOnce(&mut InstanceSettings)) {
    tx.update::<Settings, _>(&Settings::KEY.to_owned(), |settings| {
        change(&mut settings.instances)
    });
}

impl Operation<Error> for GetInstanceMetadataDefaultsRequest {
    fn run(self, tx: &mut Tx) -> Result<GetInstanceMetadataDefaultsResult, Error> {
        let defaults = settings(tx).metadata;
        let value = |text: &Option<String>| text.clone();
        Ok(GetInstanceMetadataDefaultsResult {
            account_level: Some(InstanceMetadataDefaultsResponse {
                http_tokens: value(&defaults.http_tokens).and_then(|it| it.parse().ok()),
                http_put_response_hop_limit: defaults.hop_limit.map(i32::from),
                http_endpoint: value(&defaults.http_endpoint).and_then(|it| it.parse().ok()),
                instance_metadata_tags: value(&defaults.instance_tags)
                    .and_then(|it| it.parse().ok()),
                managed_by: Some(ManagedBy::Account),
                managed_exception_message: None,
                http_tokens_enforced: value(&defaults.http_tokens_enforced)
                    .and_then(|it| it.parse().ok()),
            }),
        })
    }
}

/// Sets a default; no preference forgets it.
fn set(default: &mut Option<String>, given: Option<impl ToString>) {
    if let Some(given) = given {
        let given = given.to_string();
        *default = Some(given).filter(|given| given != "no-preference");
    }
}

impl Operation<Error> for ModifyInstanceMetadataDefaultsRequest {
    fn run(self, tx: &mut Tx) -> Result<ModifyInstanceMetadataDefaultsResult, Error> {
        let mut defaults: MetadataDefaults = settings(tx).metadata;
        set(&mut defaults.http_tokens, self.http_tokens);
        set(&mut defaults.http_endpoint, self.http_endpoint);
        set(&mut defaults.instance_tags, self.instance_metadata_tags);
        set(
            &mut defaults.http_tokens_enforced,
            self.http_tokens_enforced,
        );
        match self.http_put_response_hop_limit {
            // So says no preference.
            Some(-1) => defaults.hop_limit = None,
            Some(limit) => defaults.hop_limit = Some(attributes::hop_limit(limit)?),
            None => {}
        }
        change(tx, |settings| settings.metadata = defaults);
        Ok(ModifyInstanceMetadataDefaultsResult {
            r#return: Some(true),
        })
    }
}

fn credits(tx: &Tx, family: UnlimitedSupportedInstanceFamily) -> InstanceFamilyCreditSpecification {
    InstanceFamilyCreditSpecification {
        instance_family: Some(family),
        cpu_credits: Some(launch_options::default_credits(tx, &family.to_string())),
    }
}

impl Operation<Error> for GetDefaultCreditSpecificationRequest {
    fn run(self, tx: &mut Tx) -> Result<GetDefaultCreditSpecificationResult, Error> {
        Ok(GetDefaultCreditSpecificationResult {
            instance_family_credit_specification: Some(credits(tx, self.instance_family)),
        })
    }
}

impl Operation<Error> for ModifyDefaultCreditSpecificationRequest {
    fn run(self, tx: &mut Tx) -> Result<ModifyDefaultCreditSpecificationResult, Error> {
        let chosen = self.cpu_credits;
        if chosen != "standard" && chosen != "unlimited" {
            return Err(Error::invalid_value(format!(
                "Invalid value '{chosen}' for CpuCredits."
            )));
        }
        let family = self.instance_family.to_string();
        change(tx, |settings| {
            drop(settings.cpu_credits.insert(family, chosen))
        });
        Ok(ModifyDefaultCreditSpecificationResult {
            instance_family_credit_specification: Some(credits(tx, self.instance_family)),
        })
    }
}

fn notices(notices: &EventNotices) -> InstanceTagNotificationAttribute {
    InstanceTagNotificationAttribute {
        instance_tag_keys: notices.keys.iter().cloned().collect(),
        include_all_tags_of_instance: Some(notices.all_tags),
    }
}

impl Operation<Error> for DescribeInstanceEventNotificationAttributesRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeInstanceEventNotificationAttributesResult, Error> {
        Ok(DescribeInstanceEventNotificationAttributesResult {
            instance_tag_attribute: Some(notices(&settings(tx).event_notices)),
        })
    }
}

impl Operation<Error> for RegisterInstanceEventNotificationAttributesRequest {
    fn run(self, tx: &mut Tx) -> Result<RegisterInstanceEventNotificationAttributesResult, Error> {
        let asked = self.instance_tag_attribute;
        change(tx, |settings| {
            let notices = &mut settings.event_notices;
            notices.all_tags |= asked.include_all_tags_of_instance == Some(true);
            notices.keys.extend(asked.instance_tag_keys);
        });
        Ok(RegisterInstanceEventNotificationAttributesResult {
            instance_tag_attribute: Some(notices(&settings(tx).event_notices)),
        })
    }
}

impl Operation<Error> for DeregisterInstanceEventNotificationAttributesRequest {
    fn run(
        self,
        tx: &mut Tx,
    ) -> Result<DeregisterInstanceEventNotificationAttributesResult, Error> {
        let asked = self.instance_tag_attribute;
        change(tx, |settings| {
            let notices = &mut settings.event_notices;
            notices.all_tags &= asked.include_all_tags_of_instance != Some(true);
            notices
                .keys
                .retain(|key| !asked.instance_tag_keys.contains(key));
        });
        Ok(DeregisterInstanceEventNotificationAttributesResult {
            instance_tag_attribute: Some(notices(&settings(tx).event_notices)),
        })
    }
}
