//! The versions of launch templates: how they are made, named and deleted, and what a launch takes from one.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value;
use terrarium_model::Resource;
use terrarium_model::ids::LaunchTemplateId;
use terrarium_model::resources::{LaunchTemplate, LaunchTemplateVersion};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{self as wire, *};

use super::{data, find, not_managed};
use crate::errors::Error;

/// The most versions that one request deletes.
const MOST_AT_ONCE: usize = 200;

/// Keeps a version.
pub(super) fn put(
    tx: &mut Tx,
    template_id: LaunchTemplateId,
    number: i64,
    description: Option<String>,
    data: Value,
) -> LaunchTemplateVersion {
    let version = LaunchTemplateVersion {
        key: LaunchTemplateVersion::key_of(template_id, number),
        template_id,
        number,
        description,
        create_time: tx.now,
        created_by: tx.caller.arn.clone(),
        data,
    };
    tx.put(version.clone());
    version
}

/// The versions of a template, in the order of their numbers.
pub(super) fn all(
    tx: &Tx,
    template: &LaunchTemplate,
) -> impl DoubleEndedIterator<Item = Arc<LaunchTemplateVersion>> {
    let key = |number| LaunchTemplateVersion::key_of(template.id, number);
    let table = LaunchTemplateVersion::table(tx.cloud());
    let versions = table.range(key(0)..=key(template.versions_made));
    versions.map(|(_, version)| version.clone())
}

/// The version of that number, if the template has it.
fn numbered(tx: &Tx, template: &LaunchTemplate, number: i64) -> Option<Arc<LaunchTemplateVersion>> {
    tx.get(&LaunchTemplateVersion::key_of(template.id, number))
}

/// The version that a text means: a number, `$Latest` or `$Default`.
pub(super) fn named(
    tx: &Tx,
    template: &LaunchTemplate,
    name: &str,
) -> Result<Arc<LaunchTemplateVersion>, Error> {
    let number = match name {
        "$Latest" => template.latest_version,
        "$Default" => template.default_version,
        number => self::number(number)?,
    };
    let found = numbered(tx, template, number);
    found.ok_or_else(|| Error::LaunchTemplateVersionNotFound {
        version: name.to_owned(),
        template: template.id,
    })
}

/// Reads the number of a version.
pub(super) fn number(text: &str) -> Result<i64, Error> {
    let number = text.parse().ok().filter(|number| *number > 0);
    number.ok_or_else(|| {
        Error::invalid_value(format!(
            "Invalid launch template version: either '$Default', '$Latest', or a numeric version are allowed. '{text}' is none of them."
        ))
    })
}

/// The image that a version says, for launches that do not say one themselves.
pub(crate) fn image(tx: &Tx, asked: &LaunchTemplateSpecification) -> Option<String> {
    let name = asked.launch_template_name.as_deref();
    let template = find(tx, asked.launch_template_id, name).ok()?;
    let version = asked.version.as_deref().filter(|it| !it.is_empty());
    let version = named(tx, &template, version.unwrap_or("$Default")).ok()?;
    version.data["image_id"].as_str().map(str::to_owned)
}

/// What a launch asks for that names a template, and the tags that tell its instances' template.
pub(crate) fn launch(
    tx: &Tx,
    request: &RunInstancesRequest,
    asked: &LaunchTemplateSpecification,
) -> Result<(RunInstancesRequest, BTreeMap<String, String>), Error> {
    let name = asked.launch_template_name.as_deref();
    let template = find(tx, asked.launch_template_id, name)?;
    let version = asked.version.as_deref().filter(|it| !it.is_empty());
    let version = named(tx, &template, version.unwrap_or("$Default"))?;
    let whole = data::launch(&version.data, request);
    let tag = |key: &str, value: String| (format!("aws:ec2launchtemplate:{key}"), value);
    let tags = [
        tag("id", template.id.to_string()),
        tag("version", version.number.to_string()),
    ];
    // Both parts were read from requests before, so together they can be read.
    let whole = whole.unwrap_or_else(|| request.clone());
    Ok((whole, BTreeMap::from(tags)))
}

pub(super) fn on_the_wire(
    template: &LaunchTemplate,
    version: &LaunchTemplateVersion,
) -> wire::LaunchTemplateVersion {
    wire::LaunchTemplateVersion {
        launch_template_id: Some(template.id.to_string()),
        launch_template_name: Some(template.name.clone()),
        version_number: Some(version.number),
        version_description: version.description.clone(),
        create_time: Some(version.create_time),
        created_by: Some(version.created_by.clone()),
        default_version: Some(version.number == template.default_version),
        launch_template_data: data::on_the_wire(&version.data),
        operator: Some(not_managed()),
    }
}

impl Operation<Error> for CreateLaunchTemplateVersionRequest {
    fn run(self, tx: &mut Tx) -> Result<CreateLaunchTemplateVersionResult, Error> {
        let name = self.launch_template_name.as_deref();
        let template = find(tx, self.launch_template_id, name)?;
        let mut data = data::checked(&self.launch_template_data)?;
        if let Some(source) = &self.source_version {
            data = data::based_on(&named(tx, &template, source)?.data, data);
        }
        let mut changed = LaunchTemplate::clone(&template);
        changed.versions_made += 1;
        changed.latest_version = changed.versions_made;
        let number = changed.latest_version;
        let version = put(tx, template.id, number, self.version_description, data);
        tx.put(changed.clone());
        Ok(CreateLaunchTemplateVersionResult {
            launch_template_version: Some(on_the_wire(&changed, &version)),
            warning: None,
        })
    }
}

impl Operation<Error> for DeleteLaunchTemplateVersionsRequest {
    fn run(self, tx: &mut Tx) -> Result<DeleteLaunchTemplateVersionsResult, Error> {
        if self.versions.len() > MOST_AT_ONCE {
            return Err(Error::invalid_value(format!(
                "The maximum number of launch template versions that can be deleted in a single request is {MOST_AT_ONCE}."
            )));
        }
        let name = self.launch_template_name.as_deref();
        let template = find(tx, self.launch_template_id, name)?;
        let mut result = DeleteLaunchTemplateVersionsResult::default();
        for text in &self.versions {
            match delete(tx, &template, text)? {
                Ok(number) => {
                    let deleted = DeleteLaunchTemplateVersionsResponseSuccessItem {
                        launch_template_id: Some(template.id.to_string()),
                        launch_template_name: Some(template.name.clone()),
                        version_number: Some(number),
                    };
                    let list = &mut result.successfully_deleted_launch_template_versions;
                    list.push(deleted);
                }
                Err((number, error)) => {
                    let kept = DeleteLaunchTemplateVersionsResponseErrorItem {
                        launch_template_id: Some(template.id.to_string()),
                        launch_template_name: Some(template.name.clone()),
                        version_number: Some(number),
                        response_error: Some(error),
                    };
                    let list = &mut result.unsuccessfully_deleted_launch_template_versions;
                    list.push(kept);
                }
            }
        }
        Ok(result)
    }
}

/// Deletes a version; what speaks against it is told for it alone.
fn delete(
    tx: &mut Tx,
    template: &LaunchTemplate,
    text: &str,
) -> Result<Result<i64, (i64, ResponseError)>, Error> {
    use LaunchTemplateErrorCode as Code;
    let number = number(text)?;
    let refused = |code, message: String| {
        let error = ResponseError {
            code: Some(code),
            message: Some(message),
        };
        Ok(Err((number, error)))
    };
    if number == template.default_version {
        return refused(
            Code::UnexpectedError,
            format!(
                "Cannot delete version {number}: it is the default version of the launch template."
            ),
        );
    }
    let Some(version) = numbered(tx, template, number) else {
        return refused(
            Code::LaunchTemplateVersionDoesNotExist,
            format!("The specified launch template version {number} does not exist."),
        );
    };
    tx.remove::<LaunchTemplateVersion>(&version.key);
    let latest = all(tx, template).next_back().map(|last| last.number);
    tx.update::<LaunchTemplate, _>(&template.id, |it| {
        it.latest_version = latest.unwrap_or(it.default_version);
    });
    Ok(Ok(number))
}
