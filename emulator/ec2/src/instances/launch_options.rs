//! What a launch chooses besides image, type, network and disks, checked against the type and the account's defaults.

use terrarium_model::instance_types::InstanceType;
use terrarium_model::regions::zones;
use terrarium_model::resources::{
    CapacityReservationChoice, CpuOptions, Image, InstanceOptions, Market, MetadataDefaults,
    MetadataOptions, Placement, PrivateDnsNameOptions,
};
use terrarium_state::Tx;
use terrarium_wire::ec2::{self as wire, *};

use super::{attributes, settings};
use crate::errors::Error;

/// The options of a launch.
pub(super) fn options(
    tx: &mut Tx,
    request: &RunInstancesRequest,
    image: &Image,
    kind: &InstanceType,
) -> Result<InstanceOptions, Error> {
    let maintenance = request.maintenance_options.as_ref();
    let recovery = maintenance.and_then(|it| it.auto_recovery);
    let network = request.network_performance_options.as_ref();
    let weighting = network.and_then(|it| it.bandwidth_weighting);
    let names = request.private_dns_name_options.as_ref();
    let licenses = request.license_specifications.iter();
    let reservation = request.capacity_reservation_specification.as_ref();
    let options = InstanceOptions {
        cpu: cpu(request.cpu_options.as_ref(), kind)?,
        enclave: request
            .enclave_options
            .as_ref()
            .is_some_and(|it| it.enabled == Some(true)),
        hibernation: request
            .hibernation_options
            .as_ref()
            .is_some_and(|it| it.configured == Some(true)),
        no_auto_recovery: recovery == Some(InstanceAutoRecoveryState::Disabled),
        no_reboot_migration: false,
        private_dns_name: names.map(private_dns_name),
        market: request
            .instance_market_options
            .as_ref()
            .map(|it| market(tx, it))
            .transpose()?,
        placement: request
            .placement
            .as_ref()
            .map(placement)
            .transpose()?
            .unwrap_or_default(),
        capacity_reservation: reservation.map(capacity_reservation).unwrap_or_default(),
        licenses: licenses
            .filter_map(|it| it.license_configuration_arn.clone())
            .collect(),
        no_ena: !image.ena_support,
        sriov_net_support: image.sriov_net_support.clone(),
        bandwidth_weighting: weighting
            .map(|it| weighting_of(kind, it))
            .transpose()?
            .flatten(),
    };
    ensure_possible(&options, kind)?;
    Ok(options)
}

/// Refuses what the type cannot have.
fn ensure_possible(options: &InstanceOptions, kind: &InstanceType) -> Result<(), Error> {
    if options.enclave && options.hibernation {
        return Err(Error::invalid_combination(
            "Hibernation and enclaves cannot both be enabled on the same instance.",
        ));
    }
    if options.enclave && !kind.enclaves {
        return Err(Error::UnsupportedOperation {
            message: format!("The instance type {} does not support enclaves.", kind.name),
        });
    }
    if options.hibernation && !kind.hibernation {
        return Err(Error::HibernationUnsupported {
            message: format!(
                "Hibernation is not supported for the instance type {}.",
                kind.name
            ),
        });
    }
    Ok(())
}

/// Checks a choice of processor.
pub(super) fn cpu(
    given: Option<&CpuOptionsRequest>,
    kind: &InstanceType,
) -> Result<CpuOptions, Error> {
    let Some(given) = given else {
        return Ok(CpuOptions::default());
    };
    let chosen = CpuOptions {
        core_count: one_of("CoreCount", given.core_count, &kind.valid_cores(), kind)?,
        threads_per_core: one_of(
            "ThreadsPerCore",
            given.threads_per_core,
            &kind.valid_threads(),
            kind,
        )?,
        amd_sev_snp: given.amd_sev_snp.map(|it| it.to_string()),
        nested_virtualization: given.nested_virtualization.map(|it| it.to_string()),
    };
    if chosen.core_count.is_some() != chosen.threads_per_core.is_some() {
        return Err(Error::invalid_combination(
            "CpuOptions must specify both CoreCount and ThreadsPerCore, or neither.",
        ));
    }
    for (asked, feature, name) in [
        (&chosen.amd_sev_snp, "amd-sev-snp", "AMD SEV-SNP"),
        (
            &chosen.nested_virtualization,
            "nested-virtualization",
            "nested virtualization",
        ),
    ] {
        if asked.as_deref() == Some("enabled") && !kind.processor_features.contains(feature) {
            return Err(Error::UnsupportedOperation {
                message: format!("The instance type {} does not support {name}.", kind.name),
            });
        }
    }
    Ok(chosen)
}

fn one_of(
    name: &str,
    given: Option<i32>,
    valid: &[u32],
    kind: &InstanceType,
) -> Result<Option<u32>, Error> {
    let Some(given) = given else {
        return Ok(None);
    };
    let chosen = u32::try_from(given).ok().filter(|it| valid.contains(it));
    let valid = || {
        valid
            .iter()
            .map(u32::to_string)
            .collect::<Vec<_>>()
            .join(", ")
    };
    chosen.map(Some).ok_or_else(|| {
        Error::invalid_value(format!(
            "Value ({given}) for parameter {name} is invalid. Valid values for the instance type {} are: {}.",
            kind.name,
            valid()
        ))
    })
}

fn private_dns_name(given: &PrivateDnsNameOptionsRequest) -> PrivateDnsNameOptions {
    let kind = given.hostname_type.unwrap_or(HostnameType::IpName);
    PrivateDnsNameOptions {
        hostname_type: kind.to_string(),
        enable_resource_name_dns_a_record: given.enable_resource_name_dns_a_record == Some(true),
        enable_resource_name_dns_aaaa_record: given.enable_resource_name_dns_aaaa_record
            == Some(true),
    }
}

fn market(tx: &mut Tx, given: &InstanceMarketOptionsRequest) -> Result<Market, Error> {
    let kind = given
        .market_type
        .ok_or(Error::missing("InstanceMarketOptions.MarketType"))?;
    let is_spot = kind == MarketType::Spot;
    let spot = given.spot_options.as_ref();
    if spot.is_some() && !is_spot {
        return Err(Error::invalid_combination(
            "SpotOptions may be specified only when the market type is spot.",
        ));
    }
    let behavior = spot.and_then(|it| it.instance_interruption_behavior);
    let spot_type = spot
        .and_then(|it| it.spot_instance_type)
        .unwrap_or(SpotInstanceType::OneTime);
    let stays = matches!(
        behavior,
        Some(InstanceInterruptionBehavior::Hibernate | InstanceInterruptionBehavior::Stop)
    );
    if stays && spot_type == SpotInstanceType::OneTime {
        return Err(Error::invalid_combination(
            "The interruption behaviors stop and hibernate are only supported for persistent Spot requests.",
        ));
    }
    let digits = tx.random();
    // As AWS's, it is of eight letters and digits.
    let request_id = is_spot.then(|| format!("sir-{:08x}", digits & 0xffff_ffff));
    Ok(Market {
        market_type: kind.to_string(),
        max_price: spot.and_then(|it| it.max_price.clone()),
        spot_instance_type: is_spot.then(|| spot_type.to_string()),
        block_duration_minutes: spot.and_then(|it| it.block_duration_minutes),
        valid_until: spot.and_then(|it| it.valid_until),
        interruption_behavior: behavior.map(|it| it.to_string()),
        spot_request_id: request_id,
    })
}

fn placement(given: &wire::Placement) -> Result<Placement, Error> {
    if given.group_name.is_some() && given.group_id.is_some() {
        return Err(Error::invalid_combination(
            "You cannot specify both the name and the ID of a placement group.",
        ));
    }
    let text = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
    Ok(Placement {
        group_name: text(&given.group_name),
        group_id: text(&given.group_id),
        partition_number: given.partition_number,
        host_id: text(&given.host_id),
        host_resource_group_arn: text(&given.host_resource_group_arn),
        affinity: text(&given.affinity),
        spread_domain: text(&given.spread_domain),
    })
}

/// The zone that a launch names, by name or by id.
pub(super) fn zone(tx: &Tx, request: &RunInstancesRequest) -> Result<Option<String>, Error> {
    let placement = request.placement.as_ref();
    let text = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
    let name = placement.and_then(|it| text(&it.availability_zone));
    let Some(id) = placement.and_then(|it| text(&it.availability_zone_id)) else {
        return Ok(name);
    };
    if name.is_some() {
        return Err(Error::invalid_combination(
            "You cannot specify both an Availability Zone and an Availability Zone ID.",
        ));
    }
    let found = zones(tx.region()).into_iter().find(|zone| zone.id == id);
    let found = found
        .ok_or_else(|| Error::invalid_value(format!("Invalid availability zone-id: [{id}]")))?;
    Ok(Some(found.name))
}

/// A choice of reserved capacity.
pub(super) fn capacity_reservation(
    given: &CapacityReservationSpecification,
) -> CapacityReservationChoice {
    let target = given.capacity_reservation_target.as_ref();
    CapacityReservationChoice {
        preference: given
            .capacity_reservation_preference
            .map(|it| it.to_string()),
        reservation_id: target.and_then(|it| it.capacity_reservation_id.clone()),
        resource_group_arn: target
            .and_then(|it| it.capacity_reservation_resource_group_arn.clone()),
    }
}

/// Checks how bandwidth is to be shared out; none is AWS's way.
pub(super) fn weighting_of(
    kind: &InstanceType,
    weighting: InstanceBandwidthWeighting,
) -> Result<Option<String>, Error> {
    let name = weighting.to_string();
    match weighting {
        InstanceBandwidthWeighting::Default => Ok(None),
        _ if kind.network.weightings.contains(&name) => Ok(Some(name)),
        _ => Err(Error::UnsupportedOperation {
            message: format!(
                "The instance type {} does not support the bandwidth weighting {name}.",
                kind.name
            ),
        }),
    }
}

/// The metadata options of a launch: those given, then the account's, then the image's, then AWS's defaults.
pub(super) fn metadata(
    tx: &Tx,
    request: &RunInstancesRequest,
    image: &Image,
) -> Result<MetadataOptions, Error> {
    let defaults = settings(tx).metadata;
    let given = request.metadata_options.as_ref();
    let tokens = given.and_then(|it| it.http_tokens);
    let hop_limit = given.and_then(|it| it.http_put_response_hop_limit);
    let endpoint = given.and_then(|it| it.http_endpoint);
    let tags = given.and_then(|it| it.instance_metadata_tags);
    let ipv6 = given.and_then(|it| it.http_protocol_ipv6);
    let is = |given: Option<String>, default: &Option<String>, value: &str| {
        given.as_ref().or(default.as_ref()).map(|it| it == value)
    };
    let tokens = is(
        tokens.map(|it| it.to_string()),
        &defaults.http_tokens,
        "required",
    );
    let enabled = is(
        endpoint.map(|it| it.to_string()),
        &defaults.http_endpoint,
        "enabled",
    );
    let tags = is(
        tags.map(|it| it.to_string()),
        &defaults.instance_tags,
        "enabled",
    );
    let options = MetadataOptions {
        tokens_required: tokens.unwrap_or(image.requires_tokens),
        hop_limit: match (hop_limit, defaults.hop_limit) {
            (Some(limit), _) => attributes::hop_limit(limit)?,
            (None, Some(limit)) => limit,
            (None, None) if image.requires_tokens => 2,
            (None, None) => 1,
        },
        enabled: enabled.unwrap_or(true),
        instance_tags: tags.unwrap_or(false),
        ipv6: ipv6 == Some(InstanceMetadataProtocolState::Enabled),
    };
    ensure_tokens(&defaults, &options)?;
    Ok(options)
}

/// Fails where the account wants tokens and the options do not.
pub(super) fn ensure_tokens(
    defaults: &MetadataDefaults,
    options: &MetadataOptions,
) -> Result<(), Error> {
    let enforced = defaults.http_tokens_enforced.as_deref() == Some("enabled");
    match enforced && !options.tokens_required {
        true => Err(Error::UnsupportedOperation {
            message: "You can't launch instances with IMDSv1 because httpTokensEnforced is enabled for this account. Either launch the instance with httpTokens=required or contact your account owner to disable httpTokensEnforced using the ModifyInstanceMetadataDefaults API or the account settings in the EC2 console.".to_owned(),
        }),
        false => Ok(()),
    }
}

/// The credits of a launch: those given, then the account's for the family, then AWS's.
pub(super) fn cpu_credits(
    tx: &Tx,
    request: &RunInstancesRequest,
    kind: &InstanceType,
) -> Result<Option<String>, Error> {
    let given = request.credit_specification.as_ref();
    let given = given.map(|credits| credits.cpu_credits.clone());
    match given {
        Some(value) if !kind.burstable => Err(Error::invalid_combination(format!(
            "The {} instance type does not support the CPU credit option '{value}'.",
            kind.name
        ))),
        Some(value) if value != "standard" && value != "unlimited" => Err(Error::invalid_value(
            format!("Invalid value '{value}' for CpuCredits."),
        )),
        Some(value) => Ok(Some(value)),
        None if !kind.burstable => Ok(None),
        None => Ok(Some(default_credits(tx, kind.family()))),
    }
}

/// The credits that instances of a family have unless they are launched with others.
pub(super) fn default_credits(tx: &Tx, family: &str) -> String {
    let chosen = settings(tx).cpu_credits.get(family).cloned();
    chosen.unwrap_or_else(|| match family {
        "t1" | "t2" => "standard".to_owned(),
        _ => "unlimited".to_owned(),
    })
}
