//! DescribeLaunchTemplates and DescribeLaunchTemplateVersions.

use std::sync::Arc;

use serde_json::Value;
use terrarium_model::resources::{LaunchTemplate, LaunchTemplateVersion};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::*;

use super::{by_name, find, on_the_wire, versions};
use crate::errors::Error;
use crate::filters::{Field, Filters};
use crate::pages;

/// The page sizes of both.
const PAGE_SIZES: std::ops::RangeInclusive<i32> = 1..=200;

const FIELDS: &[Field<LaunchTemplate>] = &[
    ("create-time", |_, it| vec![milliseconds(it.create_time)]),
    ("launch-template-name", |_, it| vec![it.name.clone()]),
];

fn milliseconds(time: jiff::Timestamp) -> String {
    time.strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string()
}

impl Operation<Error> for DescribeLaunchTemplatesRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeLaunchTemplatesResult, Error> {
        let filters = Filters::parse(self.filters, FIELDS, true)?;
        let mut templates = Vec::new();
        for id in self.launch_template_ids {
            templates.push(find(tx, Some(id), None)?);
        }
        for name in &self.launch_template_names {
            templates.push(by_name(tx, name).ok_or(Error::LaunchTemplateNamesNotFound)?);
        }
        if templates.is_empty() {
            templates.extend(tx.cloud().all::<LaunchTemplate>().cloned());
        }
        templates.sort_by_key(|template| template.id);
        templates.dedup_by_key(|template| template.id);
        templates.retain(|template| filters.pass(tx, &template.id.to_string(), template));
        let token = self.next_token.as_deref();
        let (page, next_token) =
            pages::page_of(templates, |it| it.id, self.max_results, token, PAGE_SIZES)?;
        Ok(DescribeLaunchTemplatesResult {
            launch_templates: page.iter().map(|it| on_the_wire(tx, it)).collect(),
            next_token,
        })
    }
}

/// A version and its template.
type Shown = (Arc<LaunchTemplate>, Arc<LaunchTemplateVersion>);

#[rustfmt::skip]
const VERSION_FIELDS: &[Field<Shown>] = &[
    ("create-time", |_, (_, it)| vec![milliseconds(it.create_time)]),
    ("ebs-optimized", |_, (_, it)| text(&it.data["ebs_optimized"])),
    ("host-resource-group-arn", |_, (_, it)| text(&it.data["placement"]["host_resource_group_arn"])),
    ("http-endpoint", |_, (_, it)| text(&it.data["metadata_options"]["http_endpoint"])),
    ("http-protocol-ipv4", |_, (_, it)| text(&it.data["metadata_options"]["http_endpoint"])),
    ("http-tokens", |_, (_, it)| text(&it.data["metadata_options"]["http_tokens"])),
    ("iam-instance-profile", |_, (_, it)| {
        let profile = &it.data["iam_instance_profile"];
        [text(&profile["arn"]), text(&profile["name"])].concat()
    }),
    ("image-id", |_, (_, it)| text(&it.data["image_id"])),
    ("instance-type", |_, (_, it)| text(&it.data["instance_type"])),
    ("is-default-version", |_, (template, it)| vec![(it.number == template.default_version).to_string()]),
    ("kernel-id", |_, (_, it)| text(&it.data["kernel_id"])),
    ("license-configuration-arn", |_, (_, it)| each(&it.data["license_specifications"], "license_configuration_arn")),
    ("network-card-index", |_, (_, it)| each(&it.data["network_interfaces"], "network_card_index")),
    ("ram-disk-id", |_, (_, it)| text(&it.data["ram_disk_id"])),
];

fn text(value: &Value) -> Vec<String> {
    match value {
        Value::Null => Vec::new(),
        Value::String(text) => vec![text.clone()],
        other => vec![other.to_string()],
    }
}

fn each(list: &Value, member: &str) -> Vec<String> {
    let elements = list.as_array().into_iter().flatten();
    elements
        .flat_map(|element| text(&element[member]))
        .collect()
}

impl Operation<Error> for DescribeLaunchTemplateVersionsRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeLaunchTemplateVersionsResult, Error> {
        let filters = Filters::parse(self.filters.clone(), VERSION_FIELDS, false)?;
        let shown = asked(tx, &self)?;
        let shown = shown.into_iter().filter(|it| filters.pass(tx, "", it));
        // The newest version of a template comes first.
        let key = |(template, version): &Shown| {
            format!("{} {:019}", template.id, i64::MAX - version.number)
        };
        let mut shown: Vec<_> = shown.collect();
        shown.sort_by_key(key);
        shown.dedup_by_key(|it| key(it));
        let token = self.next_token.as_deref();
        let (page, next_token) = pages::page_of(shown, key, self.max_results, token, PAGE_SIZES)?;
        let shown = page
            .iter()
            .map(|(template, version)| versions::on_the_wire(template, version));
        Ok(DescribeLaunchTemplateVersionsResult {
            launch_template_versions: shown.collect(),
            next_token,
        })
    }
}

/// The versions that are asked for: of one template, or of all.
fn asked(tx: &Tx, request: &DescribeLaunchTemplateVersionsRequest) -> Result<Vec<Shown>, Error> {
    let (id, name) = (
        request.launch_template_id,
        request.launch_template_name.as_deref(),
    );
    let names = &request.versions;
    if id.is_some() || name.is_some() {
        let template = find(tx, id, name)?;
        let versions = of_template(tx, &template, request)?;
        return Ok(versions
            .into_iter()
            .map(|it| (template.clone(), it))
            .collect());
    }
    let is_alias = |name: &String| name == "$Latest" || name == "$Default";
    if names.is_empty() || !names.iter().all(is_alias) {
        return Err(Error::MissingParameter {
            message: "You must specify either the launch template ID or the launch template name, unless you describe the versions $Latest or $Default of all launch templates.".to_owned(),
        });
    }
    let mut shown = Vec::new();
    for template in tx.cloud().all::<LaunchTemplate>() {
        for name in names {
            shown.push((template.clone(), versions::named(tx, template, name)?));
        }
    }
    Ok(shown)
}

fn of_template(
    tx: &Tx,
    template: &LaunchTemplate,
    request: &DescribeLaunchTemplateVersionsRequest,
) -> Result<Vec<Arc<LaunchTemplateVersion>>, Error> {
    let bound = |text: &Option<String>| text.as_deref().map(versions::number).transpose();
    let (min, max) = (bound(&request.min_version)?, bound(&request.max_version)?);
    if request.versions.is_empty() {
        let is_within = |it: &Arc<LaunchTemplateVersion>| {
            min.is_none_or(|min| it.number >= min) && max.is_none_or(|max| it.number <= max)
        };
        return Ok(versions::all(tx, template).filter(is_within).collect());
    }
    if min.is_some() || max.is_some() {
        return Err(Error::invalid_combination(
            "You cannot specify both version numbers and a range of versions.",
        ));
    }
    let names = request.versions.iter();
    names
        .map(|name| versions::named(tx, template, name))
        .collect()
}
