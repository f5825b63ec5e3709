//! What can be asked and changed of an image one attribute at a time: its description, and whether everyone may launch it.

use terrarium_model::resources::Image;
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::*;

use super::{ensure_own, find};
use crate::errors::Error;

impl Operation<Error> for DescribeImageAttributeRequest {
    fn run(self, tx: &mut Tx) -> Result<ImageAttribute, Error> {
        use ImageAttributeName as Name;
        let image = find(tx, self.image_id)?;
        ensure_own(tx, &image)?;
        let mut shown = ImageAttribute {
            image_id: Some(image.id.to_string()),
            ..Default::default()
        };
        let value = |value| Some(AttributeValue { value });
        match self.attribute {
            Name::Description => shown.description = value(Some(image.description.clone())),
            Name::LaunchPermission if image.public => {
                shown.launch_permissions.push(LaunchPermission {
                    group: Some(PermissionGroup::All),
                    ..Default::default()
                });
            }
            Name::BootMode => shown.boot_mode = value(image.boot_mode.clone()),
            Name::ImdsSupport => {
                shown.imds_support = value(image.requires_tokens.then(|| "v2.0".to_owned()));
            }
            Name::SriovNetSupport => shown.sriov_net_support = value(Some("simple".to_owned())),
            Name::LaunchPermission | Name::ProductCodes => {}
            other => {
                return Err(Error::UnsupportedOperation {
                    message: format!("Terrarium's images have no attribute {other}."),
                });
            }
        }
        Ok(shown)
    }
}

impl Operation<Error> for ModifyImageAttributeRequest {
    const UNSUPPORTED: &'static [&'static str] = &[
        "ProductCode",
        "UserId",
        "OrganizationArn",
        "OrganizationalUnitArn",
        "LaunchPermission.Add.UserId",
        "LaunchPermission.Add.OrganizationArn",
        "LaunchPermission.Add.OrganizationalUnitArn",
        "LaunchPermission.Remove.UserId",
        "LaunchPermission.Remove.OrganizationArn",
        "LaunchPermission.Remove.OrganizationalUnitArn",
    ];

    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        let mut image = Image::clone(&*find(tx, self.image_id)?);
        ensure_own(tx, &image)?;
        let older = match self.attribute.as_deref() {
            None | Some("launchPermission" | "description" | "imdsSupport") => self.attribute,
            Some(other) => return Err(unknown_attribute(other)),
        };
        let names = |name: &str| older.as_deref() == Some(name);
        if names("description") {
            image.description = self.value.clone().unwrap_or_default();
        }
        if let Some(description) = self.description {
            image.description = description.value.unwrap_or_default();
        }
        let imds = self.imds_support.and_then(|it| it.value);
        let imds = imds.or(self.value.filter(|_| names("imdsSupport")));
        if let Some(version) = imds {
            // It can be turned on and, on AWS too, never off again.
            if version != "v2.0" {
                return Err(unknown_attribute(&version));
            }
            image.requires_tokens = true;
        }
        if names("launchPermission") && self.user_groups.iter().any(|group| group == "all") {
            image.public = self.operation_type == Some(OperationType::Add);
        }
        if let Some(permission) = self.launch_permission {
            let to_all = |list: &[LaunchPermission]| list.iter().any(|it| it.group.is_some());
            image.public = (image.public || to_all(&permission.add)) && !to_all(&permission.remove);
        }
        tx.put::<Image>(image);
        Ok(())
    }
}

fn unknown_attribute(value: &str) -> Error {
    Error::invalid_value(format!(
        "Value ({value}) for parameter attribute is invalid. Unknown attribute."
    ))
}
