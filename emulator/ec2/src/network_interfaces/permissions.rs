//! Permissions of other accounts to use an interface, as records: no account attaches what is another's here.

use terrarium_model::ids::NetworkInterfaceId;
use terrarium_model::resources::NetworkInterfacePermission;
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{
    self as wire, CreateNetworkInterfacePermissionRequest, CreateNetworkInterfacePermissionResult,
    DeleteNetworkInterfacePermissionRequest, DeleteNetworkInterfacePermissionResult,
    DescribeNetworkInterfacePermissionsRequest, DescribeNetworkInterfacePermissionsResult,
    NetworkInterfacePermissionState, NetworkInterfacePermissionStateCode,
};

use super::get_unmanaged;
use crate::errors::Error;
use crate::filters::{Field, Filters};
use crate::pages;

/// How many permissions are shown where nothing is said.
const PAGE: i32 = 50;

/// Ends the permissions of an interface that goes.
pub(super) fn forget(tx: &mut Tx, interface: NetworkInterfaceId) {
    let all = tx.cloud().all::<NetworkInterfacePermission>();
    let of_interface = all.filter(|it| it.network_interface_id == interface);
    for id in of_interface.map(|it| it.id).collect::<Vec<_>>() {
        tx.remove::<NetworkInterfacePermission>(&id);
    }
}

impl Operation<Error> for CreateNetworkInterfacePermissionRequest {
    /// AWS says that it does not support it either.
    const UNSUPPORTED: &'static [&'static str] = &["AwsService"];

    fn run(self, tx: &mut Tx) -> Result<CreateNetworkInterfacePermissionResult, Error> {
        let interface = get_unmanaged(tx, self.network_interface_id)?.id;
        let account = self.aws_account_id.ok_or(Error::missing("AwsAccountId"))?;
        if account.len() != 12 || !account.bytes().all(|digit| digit.is_ascii_digit()) {
            return Err(Error::invalid_value(format!(
                "Value ({account}) for parameter awsAccountId is invalid. An account ID has 12 digits."
            )));
        }
        let permission = self.permission.to_string();
        let is_same = |it: &NetworkInterfacePermission| {
            it.network_interface_id == interface
                && it.account_id == account
                && it.permission == permission
        };
        let mut all = tx.cloud().all::<NetworkInterfacePermission>();
        let there = all.find(|it| is_same(it)).cloned();
        drop(all);
        let permission = match there {
            Some(there) => NetworkInterfacePermission::clone(&there),
            None => NetworkInterfacePermission {
                id: tx.new_id(),
                network_interface_id: interface,
                account_id: account,
                permission,
            },
        };
        tx.put(permission.clone());
        Ok(CreateNetworkInterfacePermissionResult {
            interface_permission: Some(on_the_wire(&permission)),
        })
    }
}

impl Operation<Error> for DeleteNetworkInterfacePermissionRequest {
    fn run(self, tx: &mut Tx) -> Result<DeleteNetworkInterfacePermissionResult, Error> {
        let id = self.network_interface_permission_id;
        tx.remove::<NetworkInterfacePermission>(&id)
            .ok_or(Error::not_found(id))?;
        Ok(DeleteNetworkInterfacePermissionResult {
            r#return: Some(true),
        })
    }
}

/// The filters of DescribeNetworkInterfacePermissions.
const FIELDS: &[Field<NetworkInterfacePermission>] = &[
    ("network-interface-permission.aws-account-id", |_, it| {
        vec![it.account_id.clone()]
    }),
    ("network-interface-permission.aws-service", |_, _| {
        Vec::new()
    }),
    (
        "network-interface-permission.network-interface-id",
        |_, it| vec![it.network_interface_id.to_string()],
    ),
    (
        "network-interface-permission.network-interface-permission-id",
        |_, it| vec![it.id.to_string()],
    ),
    ("network-interface-permission.permission", |_, it| {
        vec![it.permission.clone()]
    }),
];

impl Operation<Error> for DescribeNetworkInterfacePermissionsRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeNetworkInterfacePermissionsResult, Error> {
        let filters = Filters::parse(self.filters, FIELDS, false)?;
        let ids = self.network_interface_permission_ids;
        for id in &ids {
            if tx.get::<NetworkInterfacePermission>(id).is_none() {
                return Err(Error::not_found(*id));
            }
        }
        let all = tx.cloud().all::<NetworkInterfacePermission>();
        let found =
            all.filter(|it| (ids.is_empty() || ids.contains(&it.id)) && filters.pass(tx, "", it));
        let size = self.max_results.unwrap_or(PAGE);
        let token = self.next_token.as_deref();
        let (page, next_token) = pages::page_of(found, |it| it.id, Some(size), token, 5..=255)?;
        Ok(DescribeNetworkInterfacePermissionsResult {
            network_interface_permissions: page.into_iter().map(|it| on_the_wire(it)).collect(),
            next_token,
        })
    }
}

fn on_the_wire(permission: &NetworkInterfacePermission) -> wire::NetworkInterfacePermission {
    wire::NetworkInterfacePermission {
        network_interface_permission_id: Some(permission.id.to_string()),
        network_interface_id: Some(permission.network_interface_id.to_string()),
        aws_account_id: Some(permission.account_id.clone()),
        permission: permission.permission.parse().ok(),
        permission_state: Some(NetworkInterfacePermissionState {
            state: Some(NetworkInterfacePermissionStateCode::Granted),
            status_message: None,
        }),
        ..Default::default()
    }
}
