//! Instances, and what is remembered per account.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{InstanceOptions, InstanceSettings};
use crate::ids::*;
use crate::resources::{ImageSettings, NetworkSettings, StorageSettings};

/// Where an instance is in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InstanceState {
    /// Asked for; its container is being made.
    Pending,
    /// Its container runs.
    Running,
    /// Being terminated.
    ShuttingDown,
    /// Gone; shown for an hour.
    Terminated,
    /// Being stopped.
    Stopping,
    /// Stopped; its disk, interfaces and private addresses are kept.
    Stopped,
}

impl InstanceState {
    /// AWS's code and name of the state.
    pub fn code_and_name(self) -> (i32, &'static str) {
        match self {
            Self::Pending => (0, "pending"),
            Self::Running => (16, "running"),
            Self::ShuttingDown => (32, "shutting-down"),
            Self::Terminated => (48, "terminated"),
            Self::Stopping => (64, "stopping"),
            Self::Stopped => (80, "stopped"),
        }
    }
}

/// An instance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instance {
    /// Its id.
    pub id: InstanceId,
    /// The launch that it is part of.
    pub reservation_id: ReservationId,
    /// Its place in that launch.
    pub ami_launch_index: i32,
    /// The image that it was made from.
    pub image_id: ImageId,
    /// The local Docker image that the container is made from.
    pub docker_image: String,
    /// Its type, such as `t3.micro`.
    pub instance_type: String,
    /// The name of its key pair.
    pub key_name: Option<String>,
    /// Public keys that its metadata offers, as lines of `authorized_keys`: kept here, since the pair may be deleted.
    pub public_key: Option<String>,
    /// Where it is in its life.
    pub state: InstanceState,
    /// Why it is there: AWS's code and message.
    pub state_reason: Option<StateReason>,
    /// The text of `StateTransitionReason`.
    pub state_transition_reason: String,
    /// Counts the starts; a report about an earlier one is out of date.
    pub boot: u32,
    /// Whether its guest has answered since this start: the status checks.
    pub reachable: bool,
    /// When it was launched or last started.
    pub launch_time: Timestamp,
    /// When it reached `terminated`.
    pub terminated_at: Option<Timestamp>,
    /// The zone's name.
    pub availability_zone: String,
    /// The subnet of its first interface.
    pub subnet_id: SubnetId,
    /// That subnet's VPC.
    pub vpc_id: VpcId,
    /// Its interfaces, in the order of their device index.
    pub network_interfaces: Vec<NetworkInterfaceId>,
    /// Its block devices: name in the guest, and volume.
    pub block_devices: Vec<BlockDevice>,
    /// User data as sent, in base64.
    pub user_data: Option<String>,
    /// How its metadata is served.
    pub metadata_options: MetadataOptions,
    /// What a shutdown from inside does: `stop` or `terminate`.
    pub instance_initiated_shutdown_behavior: String,
    /// Whether TerminateInstances is refused.
    pub disable_api_termination: bool,
    /// Whether StopInstances is refused.
    pub disable_api_stop: bool,
    /// Whether detailed monitoring is on.
    pub monitoring: bool,
    /// Whether it is EBS-optimised.
    pub ebs_optimized: bool,
    /// `standard` or `unlimited`, for burstable types.
    pub cpu_credits: Option<String>,
    /// `default`, `dedicated` or `host`.
    pub tenancy: String,
    /// The idempotency token of the launch, empty when there was none.
    pub client_token: String,
    /// What the launch chose besides.
    #[serde(default)]
    pub options: InstanceOptions,
    /// The association with its instance profile.
    #[serde(default)]
    pub iam_instance_profile: Option<IamInstanceProfileAssociationId>,
}

/// A block device of an instance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlockDevice {
    /// Its name, such as `/dev/xvda`.
    pub device_name: String,
    /// The volume.
    pub volume_id: VolumeId,
    /// Whether the volume goes with the instance.
    pub delete_on_termination: bool,
    /// When it was attached.
    pub attach_time: Timestamp,
}

/// Why an instance is in its state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StateReason {
    /// Such as `Client.UserInitiatedShutdown`.
    pub code: String,
    /// Such as `Client.UserInitiatedShutdown: User initiated shutdown`.
    pub message: String,
}

impl StateReason {
    /// The reason with that code; the message repeats the code, as AWS's do.
    pub fn new(code: &str, message: &str) -> Self {
        Self {
            code: code.to_owned(),
            message: format!("{code}: {message}"),
        }
    }
}

/// How an instance's metadata is served.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MetadataOptions {
    /// Whether requests without a token are refused: `HttpTokens` is `required`.
    pub tokens_required: bool,
    /// How many hops a token's answer travels, 1 to 64.
    pub hop_limit: u8,
    /// Whether it is served at all.
    pub enabled: bool,
    /// Whether it serves the instance's tags.
    pub instance_tags: bool,
    /// Whether it is to be served over IPv6 too.
    #[serde(default)]
    pub ipv6: bool,
}

/// What a client token already brought about, so that the same request again changes nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientToken {
    /// The operation and the token.
    pub key: String,
    /// A digest of the request's other parameters.
    pub parameters: String,
    /// The answer, as it was sent, less its request id.
    pub answer: String,
    /// When.
    pub created: Timestamp,
}

/// Settings of an account in a region. That the row is there says that the default VPC was made, whatever became of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// Always `settings`: there is one row.
    pub key: String,
    /// Those of instances.
    #[serde(default)]
    pub instances: InstanceSettings,
    /// Those of images.
    #[serde(default)]
    pub images: ImageSettings,
    /// Those of volumes and snapshots.
    #[serde(default)]
    pub storage: StorageSettings,
    /// Those of the network.
    #[serde(default)]
    pub network: NetworkSettings,
}

impl Settings {
    /// The key of the row.
    pub const KEY: &str = "settings";
}
