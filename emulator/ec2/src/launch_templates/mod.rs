//! Launch templates: how they are made, changed and deleted. Their versions, what those hold and how they are shown are beside.

mod data;
mod describe;
#[cfg(test)]
mod tests;
mod versions;

use std::sync::Arc;

use terrarium_model::ids::LaunchTemplateId;
use terrarium_model::resources::{LaunchTemplate, LaunchTemplateVersion};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{self as wire, *};

use crate::errors::Error;
use crate::tags;

pub(crate) use versions::{image, launch};

/// The template that a request means.
pub(crate) fn find(
    tx: &Tx,
    id: Option<LaunchTemplateId>,
    name: Option<&str>,
) -> Result<Arc<LaunchTemplate>, Error> {
    match (id, name) {
        (Some(_), Some(_)) => Err(Error::invalid_combination(
            "You cannot specify both the launch template ID and the launch template name.",
        )),
        (Some(id), None) => tx.get(&id).ok_or(Error::not_found(id)),
        (None, Some(name)) => {
            let found = by_name(tx, name);
            found.ok_or_else(|| Error::LaunchTemplateNameNotFound {
                name: name.to_owned(),
            })
        }
        (None, None) => Err(Error::MissingParameter {
            message: "You must specify either the launch template ID or the launch template name."
                .to_owned(),
        }),
    }
}

fn by_name(tx: &Tx, name: &str) -> Option<Arc<LaunchTemplate>> {
    let mut templates = tx.cloud().all::<LaunchTemplate>();
    templates.find(|template| template.name == name).cloned()
}

fn ensure_name(tx: &Tx, name: &str) -> Result<(), Error> {
    let is_allowed = |c: char| c.is_ascii_alphanumeric() || "-()./_".contains(c);
    if !(3..=128).contains(&name.len()) || !name.chars().all(is_allowed) {
        return Err(Error::InvalidLaunchTemplateName);
    }
    match by_name(tx, name) {
        Some(_) => Err(Error::LaunchTemplateExists),
        None => Ok(()),
    }
}

impl Operation<Error> for CreateLaunchTemplateRequest {
    const UNSUPPORTED: &'static [&'static str] = &["Operator"];

    fn run(self, tx: &mut Tx) -> Result<CreateLaunchTemplateResult, Error> {
        ensure_name(tx, &self.launch_template_name)?;
        let data = data::checked(&self.launch_template_data)?;
        let template = LaunchTemplate {
            id: tx.new_id(),
            name: self.launch_template_name,
            create_time: tx.now,
            created_by: tx.caller.arn.clone(),
            default_version: 1,
            latest_version: 1,
            versions_made: 1,
        };
        tags::give(tx, template.id, &self.tag_specifications)?;
        versions::put(tx, template.id, 1, self.version_description, data);
        tx.put(template.clone());
        Ok(CreateLaunchTemplateResult {
            launch_template: Some(on_the_wire(tx, &template)),
            warning: None,
        })
    }
}

impl Operation<Error> for ModifyLaunchTemplateRequest {
    fn run(self, tx: &mut Tx) -> Result<ModifyLaunchTemplateResult, Error> {
        let name = self.launch_template_name.as_deref();
        let template = find(tx, self.launch_template_id, name)?;
        let mut changed = LaunchTemplate::clone(&template);
        if let Some(version) = &self.default_version {
            changed.default_version = versions::named(tx, &template, version)?.number;
            tx.put(changed.clone());
        }
        Ok(ModifyLaunchTemplateResult {
            launch_template: Some(on_the_wire(tx, &changed)),
        })
    }
}

impl Operation<Error> for DeleteLaunchTemplateRequest {
    fn run(self, tx: &mut Tx) -> Result<DeleteLaunchTemplateResult, Error> {
        let name = self.launch_template_name.as_deref();
        let template = find(tx, self.launch_template_id, name)?;
        let shown = on_the_wire(tx, &template);
        let versions: Vec<_> = versions::all(tx, &template).collect();
        for version in versions {
            tx.remove::<LaunchTemplateVersion>(&version.key);
        }
        tx.remove::<LaunchTemplate>(&template.id);
        Ok(DeleteLaunchTemplateResult {
            launch_template: Some(shown),
        })
    }
}

fn on_the_wire(tx: &Tx, template: &LaunchTemplate) -> wire::LaunchTemplate {
    wire::LaunchTemplate {
        launch_template_id: Some(template.id.to_string()),
        launch_template_name: Some(template.name.clone()),
        create_time: Some(template.create_time),
        created_by: Some(template.created_by.clone()),
        default_version_number: Some(template.default_version),
        latest_version_number: Some(template.latest_version),
        tags: tags::of(tx, template.id),
        operator: Some(not_managed()),
    }
}

/// No AWS service manages anything here.
fn not_managed() -> OperatorResponse {
    OperatorResponse {
        managed: Some(false),
        ..Default::default()
    }
}
