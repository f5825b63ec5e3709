//! What can be asked and changed of an image one attribute at a time.

use terrarium_model::resources::{Image, Paravirtual};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::*;

use super::describe::{block_devices, milliseconds, protection};
use super::own;
use super::permissions::{self, Audience};
use crate::errors::Error;

impl Operation<Error> for DescribeImageAttributeRequest {
    fn run(self, tx: &mut Tx) -> Result<ImageAttribute, Error> {
        use ImageAttributeName as Name;
        let image = own(tx, self.image_id)?;
        let mut shown = ImageAttribute {
            image_id: Some(image.id.to_string()),
            ..Default::default()
        };
        let value = |value: Option<String>| Some(AttributeValue { value });
        let of_kernel = |get: fn(&Paravirtual) -> Option<String>| {
            value(image.paravirtual.as_ref().and_then(get))
        };
        let version = |is: bool| value(is.then(|| "v2.0".to_owned()));
        match self.attribute {
            Name::Description => shown.description = value(Some(image.description.clone())),
            Name::Kernel => shown.kernel_id = of_kernel(|it| it.kernel_id.clone()),
            Name::Ramdisk => shown.ramdisk_id = of_kernel(|it| it.ramdisk_id.clone()),
            Name::LaunchPermission => shown.launch_permissions = permissions::on_the_wire(&image),
            Name::ProductCodes => shown.product_codes = product_codes(&image),
            Name::BlockDeviceMapping => shown.block_device_mappings = block_devices(&image),
            Name::SriovNetSupport => {
                shown.sriov_net_support = value(image.sriov_net_support.clone())
            }
            Name::BootMode => shown.boot_mode = value(image.boot_mode.clone()),
            Name::TpmSupport => shown.tpm_support = version(image.tpm),
            Name::UefiData => shown.uefi_data = value(image.uefi_data.clone()),
            Name::LastLaunchedTime => {
                shown.last_launched_time = value(image.last_launched_time.map(milliseconds));
            }
            Name::DeregistrationProtection => {
                shown.deregistration_protection = value(Some(protection(&image).to_owned()));
            }
            Name::ImdsSupport => shown.imds_support = version(image.requires_tokens),
        }
        Ok(shown)
    }
}

/// The product codes of an image as answers have them.
pub(super) fn product_codes(image: &Image) -> Vec<ProductCode> {
    let code = |code: &String| ProductCode {
        product_code_id: Some(code.clone()),
        product_code_type: Some(ProductCodeValues::Marketplace),
    };
    image.product_codes.iter().map(code).collect()
}

impl Operation<Error> for ModifyImageAttributeRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        let mut image = Image::clone(&*own(tx, self.image_id)?);
        let attribute = self.attribute.as_deref();
        let known = [
            "description",
            "imdsSupport",
            "launchPermission",
            "productCodes",
        ];
        if let Some(other) = attribute.filter(|name| !known.contains(name)) {
            return Err(unknown_attribute(other));
        }
        let is = |name: &str| attribute == Some(name);
        let description = self.description.and_then(|it| it.value);
        if let Some(text) = description.or(self.value.clone().filter(|_| is("description"))) {
            image.description = text;
        }
        let imds = self.imds_support.and_then(|it| it.value);
        if let Some(version) = imds.or(self.value.filter(|_| is("imdsSupport"))) {
            // It can be turned on and, on AWS too, never off again.
            if version != "v2.0" {
                return Err(unknown_attribute(&version));
            }
            image.requires_tokens = true;
        }
        if !self.product_codes.is_empty() && self.operation_type == Some(OperationType::Remove) {
            return Err(Error::invalid_value(
                "Product codes cannot be removed from an image.",
            ));
        }
        image.product_codes.extend(self.product_codes);
        let lists = Audience::of_lists(
            &self.user_groups,
            self.user_ids,
            self.organization_arns,
            self.organizational_unit_arns,
        )?;
        let (add, remove) = match (self.launch_permission, self.operation_type) {
            (Some(given), _) => (Audience::of(given.add)?, Audience::of(given.remove)?),
            (None, Some(OperationType::Remove)) => (Audience::default(), lists),
            (None, _) => (lists, Audience::default()),
        };
        permissions::change(tx, &mut image, add, remove)?;
        tx.put(image);
        Ok(())
    }
}

fn unknown_attribute(value: &str) -> Error {
    Error::invalid_value(format!(
        "Value ({value}) for parameter attribute is invalid. Unknown attribute."
    ))
}
