//! DescribeInstanceStatus: the status checks.
//!
//! A guest that has answered since its start is `ok`; until then it is `initializing`. A simulated instance has no guest to
//! answer: its summary is `ok`, so that waiters end, and the check itself says `insufficient-data`.

use terrarium_model::regions::zone_id;
use terrarium_model::resources::{Instance, InstanceState};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{
    DescribeInstanceStatusRequest, DescribeInstanceStatusResult, InstanceStatus,
    InstanceStatusDetails, InstanceStatusSummary, OperatorResponse, StatusName, StatusType,
    SummaryStatus,
};

use super::describe::ensure_page;
use super::{ensure_there, shown};
use crate::errors::Error;
use crate::filters::Field;
use crate::pages::{Selection, select_among};

/// The filters of DescribeInstanceStatus.
const FIELDS: &[Field<Instance>] = &[
    ("availability-zone", |_, it| {
        vec![it.availability_zone.clone()]
    }),
    ("availability-zone-id", |_, it| {
        zone_id(&it.availability_zone).into_iter().collect()
    }),
    ("event.code", |_, _| Vec::new()),
    ("event.description", |_, _| Vec::new()),
    ("event.instance-event-id", |_, _| Vec::new()),
    ("event.not-after", |_, _| Vec::new()),
    ("event.not-before", |_, _| Vec::new()),
    ("event.not-before-deadline", |_, _| Vec::new()),
    ("instance-state-code", |_, it| {
        vec![it.state.code_and_name().0.to_string()]
    }),
    ("instance-state-name", |_, it| {
        vec![it.state.code_and_name().1.to_owned()]
    }),
    ("instance-status.reachability", |tx, it| check(tx, it)),
    ("instance-status.status", |tx, it| {
        vec![summary(tx, it).to_string()]
    }),
    ("operator.managed", |_, _| vec!["false".to_owned()]),
    ("operator.principal", |_, _| Vec::new()),
    ("system-status.reachability", |tx, it| check(tx, it)),
    ("system-status.status", |tx, it| {
        vec![summary(tx, it).to_string()]
    }),
    ("attached-ebs-status.status", |_, _| Vec::new()),
];

impl Operation<Error> for DescribeInstanceStatusRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeInstanceStatusResult, Error> {
        ensure_page(&self.instance_ids, self.max_results)?;
        ensure_there(tx, &self.instance_ids)?;
        let all = self.include_all_instances == Some(true);
        let selection = Selection {
            ids: self.instance_ids,
            filters: self.filters,
            max_results: self.max_results,
            next_token: self.next_token,
        };
        let is_meant = |it: &Instance| all || it.state == InstanceState::Running;
        let page = select_among(tx, selection, FIELDS, is_meant)?;
        Ok(DescribeInstanceStatusResult {
            instance_statuses: page.items.iter().map(|it| on_the_wire(tx, it)).collect(),
            next_token: page.next_token,
        })
    }
}

fn on_the_wire(tx: &Tx, instance: &Instance) -> InstanceStatus {
    let status = InstanceStatusSummary {
        status: Some(summary(tx, instance)),
        details: detail(tx, instance)
            .map(|status| InstanceStatusDetails {
                name: Some(StatusName::Reachability),
                status: Some(status),
                ..Default::default()
            })
            .into_iter()
            .collect(),
    };
    InstanceStatus {
        availability_zone: Some(instance.availability_zone.clone()),
        availability_zone_id: zone_id(&instance.availability_zone),
        instance_id: Some(instance.id.to_string()),
        instance_state: Some(shown::state(instance.state)),
        instance_status: Some(status.clone()),
        system_status: Some(status),
        operator: Some(OperatorResponse {
            managed: Some(false),
            ..Default::default()
        }),
        ..Default::default()
    }
}

fn summary(tx: &Tx, instance: &Instance) -> SummaryStatus {
    match instance.state {
        InstanceState::Running if instance.reachable || tx.environment.simulated => {
            SummaryStatus::Ok
        }
        InstanceState::Running | InstanceState::Pending => SummaryStatus::Initializing,
        _ => SummaryStatus::NotApplicable,
    }
}

fn detail(tx: &Tx, instance: &Instance) -> Option<StatusType> {
    match instance.state {
        InstanceState::Running if tx.environment.simulated => Some(StatusType::InsufficientData),
        InstanceState::Running if instance.reachable => Some(StatusType::Passed),
        InstanceState::Running | InstanceState::Pending => Some(StatusType::Initializing),
        _ => None,
    }
}

fn check(tx: &Tx, instance: &Instance) -> Vec<String> {
    detail(tx, instance)
        .iter()
        .map(ToString::to_string)
        .collect()
}
