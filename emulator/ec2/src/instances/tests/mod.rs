//! The operations on instances, through requests; what would come of them elsewhere is reported by hand.
#![allow(clippy::unwrap_used)]

mod attributes;
mod describing;
mod launching;
mod living;
mod looking;
mod options;
mod profiles;
mod templates;

use terrarium_model::ids::InstanceId;

use super::{Outcome, Report, record};
use crate::testing::{Account, Element};

/// An account and its newest Debian image.
pub(crate) struct World {
    pub(crate) account: Account,
    pub(crate) image: String,
}

impl World {
    pub(crate) fn new() -> Self {
        let account = Account::new();
        let image = account.made(
            "DescribeImages&Filter.1.Name=name&Filter.1.Value.1=debian-12-amd64-20261006-2623",
            "imagesSet/item/imageId",
        );
        Self { account, image }
    }

    pub(crate) fn request(&self, parameters: &str) -> String {
        format!(
            "RunInstances&ImageId={}&InstanceType=t3.micro&MinCount=1&MaxCount=1{parameters}",
            self.image
        )
    }

    /// Launches one instance; its id.
    #[track_caller]
    pub(crate) fn launch(&self, parameters: &str) -> String {
        let request = self.request(parameters);
        self.account.made(&request, "instancesSet/item/instanceId")
    }

    /// Launches one instance that then runs.
    #[track_caller]
    pub(crate) fn running(&self, parameters: &str) -> String {
        let id = self.launch(parameters);
        self.report(&id, 1, Outcome::Running);
        id
    }

    pub(crate) fn report(&self, id: &str, boot: u32, outcome: Outcome) {
        let id: InstanceId = id.parse().unwrap();
        let report = Report {
            boot,
            outcome,
            reason: None,
        };
        self.account.write(|tx| record(tx, id, report));
    }

    /// The instance as DescribeInstances shows it.
    #[track_caller]
    pub(crate) fn shown(&self, id: &str) -> Element {
        let answer = self
            .account
            .ok(&format!("DescribeInstances&InstanceId.1={id}"));
        answer.find("reservationSet/item/instancesSet/item").clone()
    }

    pub(crate) fn state(&self, id: &str) -> String {
        self.shown(id).text("instanceState/name")
    }

    /// A VPC of its own with a subnet in it: their ids.
    pub(crate) fn network(&self) -> (String, String) {
        let vpc = self
            .account
            .made("CreateVpc&CidrBlock=10.0.0.0/16", "vpc/vpcId");
        let request = format!("CreateSubnet&VpcId={vpc}&CidrBlock=10.0.1.0/28");
        let subnet = self.account.made(&request, "subnet/subnetId");
        (vpc, subnet)
    }
}
