//! What a launch may choose of an instance besides what it is made of: kept and shown, and changed one by one.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::ids::{IamInstanceProfileAssociationId, InstanceId};

/// The options of an instance. All that is not said is as AWS has it by default.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct InstanceOptions {
    /// Its processor, where it is not all that its type has.
    pub cpu: CpuOptions,
    /// Whether it has an enclave.
    pub enclave: bool,
    /// Whether it may hibernate.
    pub hibernation: bool,
    /// Whether AWS leaves it where it is when its host fails.
    pub no_auto_recovery: bool,
    /// Whether a reboot leaves it on its host.
    pub no_reboot_migration: bool,
    /// Its private names, where they are not as its subnet has them.
    pub private_dns_name: Option<PrivateDnsNameOptions>,
    /// How it is bought, where not on demand.
    pub market: Option<Market>,
    /// Where it runs, besides its zone and tenancy.
    pub placement: Placement,
    /// Which reserved capacity it takes.
    pub capacity_reservation: CapacityReservationChoice,
    /// The ARNs of its licence configurations.
    pub licenses: Vec<String>,
    /// Whether enhanced networking was turned off.
    pub no_ena: bool,
    /// The older enhanced networking, `simple` where it was turned on.
    pub sriov_net_support: Option<String>,
    /// How its bandwidth is shared out, such as `vpc-1`; none is AWS's way.
    pub bandwidth_weighting: Option<String>,
}

/// A choice of processor.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CpuOptions {
    /// How many cores, where not all.
    pub core_count: Option<u32>,
    /// How many threads a core has, where not all.
    pub threads_per_core: Option<u32>,
    /// `enabled` or `disabled`, where it was said.
    pub amd_sev_snp: Option<String>,
    /// `enabled` or `disabled`, where it was said.
    pub nested_virtualization: Option<String>,
}

/// The private names of an instance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrivateDnsNameOptions {
    /// `ip-name` or `resource-name`.
    pub hostname_type: String,
    /// Whether its name by its id has an A record.
    pub enable_resource_name_dns_a_record: bool,
    /// Whether it has an AAAA record.
    pub enable_resource_name_dns_aaaa_record: bool,
}

/// How an instance is bought.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Market {
    /// `spot` or `capacity-block`.
    pub market_type: String,
    /// The most that it may cost an hour.
    pub max_price: Option<String>,
    /// `one-time` or `persistent`.
    pub spot_instance_type: Option<String>,
    /// For how long.
    pub block_duration_minutes: Option<i32>,
    /// Until when.
    pub valid_until: Option<Timestamp>,
    /// What becomes of it when it is interrupted.
    pub interruption_behavior: Option<String>,
    /// The id of its spot request, such as `sir-…`.
    pub spot_request_id: Option<String>,
}

/// Where an instance runs.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Placement {
    /// The name of its placement group.
    pub group_name: Option<String>,
    /// The id of its placement group.
    pub group_id: Option<String>,
    /// Its partition there.
    pub partition_number: Option<i32>,
    /// Its dedicated host.
    pub host_id: Option<String>,
    /// The group of hosts that it runs in.
    pub host_resource_group_arn: Option<String>,
    /// `default` or `host`: whether it comes back to its host.
    pub affinity: Option<String>,
    /// AWS keeps it for later.
    pub spread_domain: Option<String>,
}

/// Which reserved capacity an instance takes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CapacityReservationChoice {
    /// `none`, `open` or `capacity-reservations-only`; none is `open`.
    pub preference: Option<String>,
    /// The reservation that it is for.
    pub reservation_id: Option<String>,
    /// The group of reservations that it is for.
    pub resource_group_arn: Option<String>,
}

/// That an instance has an instance profile. It has one at most.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IamInstanceProfileAssociation {
    /// Its id.
    pub id: IamInstanceProfileAssociationId,
    /// The instance.
    pub instance_id: InstanceId,
    /// The ARN of the profile.
    pub profile_arn: String,
    /// The unique id of the profile.
    pub profile_id: String,
    /// Since when.
    pub since: Timestamp,
}

/// What instances of an account have in a region when their launch does not say.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct InstanceSettings {
    /// How their metadata is served.
    pub metadata: MetadataDefaults,
    /// The families of types that are bought with `standard` credits though AWS's default is another, and the other way round.
    pub cpu_credits: std::collections::BTreeMap<String, String>,
    /// The tags that notices of events carry.
    pub event_notices: EventNotices,
}

/// How metadata is served; none stands for no preference.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MetadataDefaults {
    /// `optional` or `required`.
    pub http_tokens: Option<String>,
    /// From 1 to 64.
    pub hop_limit: Option<u8>,
    /// `enabled` or `disabled`.
    pub http_endpoint: Option<String>,
    /// `enabled` or `disabled`.
    pub instance_tags: Option<String>,
    /// `enabled` or `disabled`: whether launches that leave tokens optional are refused.
    pub http_tokens_enforced: Option<String>,
}

/// The tags that notices of events carry.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct EventNotices {
    /// All of them.
    pub all_tags: bool,
    /// Those with these keys.
    pub keys: std::collections::BTreeSet<String>,
}
