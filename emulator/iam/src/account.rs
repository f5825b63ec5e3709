//! The account: its alias, and how much of everything it has.

use std::collections::BTreeMap;

use terrarium_model::resources::{AccountAlias, Group, InstanceProfile, ManagedPolicy, Role, User};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::iam::*;

use crate::Error;
use crate::identities::Named;
use crate::pages::page;
use crate::users::keys_of;

impl Operation<Error> for CreateAccountAliasRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        let alias = self.account_alias;
        if tx.get::<AccountAlias>(&alias).is_some() {
            return Err(Error::AliasExists { alias });
        }
        // An account has one, which a new one replaces.
        for old in tx
            .cloud()
            .account_aliases
            .keys()
            .cloned()
            .collect::<Vec<_>>()
        {
            tx.remove::<AccountAlias>(&old);
        }
        tx.put(AccountAlias { alias });
        Ok(())
    }
}

impl Operation<Error> for ListAccountAliasesRequest {
    fn run(self, tx: &mut Tx) -> Result<ListAccountAliasesResponse, Error> {
        let aliases = tx.cloud().account_aliases.keys().cloned();
        let page = page(
            aliases,
            |alias| alias,
            self.marker.as_deref(),
            self.max_items,
        )?;
        Ok(ListAccountAliasesResponse {
            account_aliases: page.items,
            is_truncated: page.is_truncated,
            marker: page.marker,
        })
    }
}

impl Operation<Error> for DeleteAccountAliasRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        match tx.remove::<AccountAlias>(&self.account_alias) {
            Some(_) => Ok(()),
            None => Err(Error::NoSuchAlias {
                alias: self.account_alias,
            }),
        }
    }
}

impl Operation<Error> for GetAccountPasswordPolicyRequest {
    fn run(self, tx: &mut Tx) -> Result<GetAccountPasswordPolicyResponse, Error> {
        Err(Error::NoPasswordPolicy {
            account: tx.account().to_owned(),
        })
    }
}

impl Operation<Error> for GetAccountSummaryRequest {
    fn run(self, tx: &mut Tx) -> Result<GetAccountSummaryResponse, Error> {
        let cloud = tx.cloud();
        let count = |number: usize| i32::try_from(number).unwrap_or(i32::MAX);
        let versions = cloud
            .all::<ManagedPolicy>()
            .map(|policy| policy.versions.len())
            .sum();
        let rows = [
            ("Users", count(cloud.users.len())),
            ("UsersQuota", count(User::QUOTA.1)),
            ("Groups", count(cloud.groups.len())),
            ("GroupsQuota", count(Group::QUOTA.1)),
            ("Roles", count(cloud.roles.len())),
            ("RolesQuota", count(Role::QUOTA.1)),
            ("InstanceProfiles", count(cloud.instance_profiles.len())),
            ("InstanceProfilesQuota", count(InstanceProfile::QUOTA.1)),
            ("Policies", count(cloud.managed_policies.len())),
            ("PoliciesQuota", 1500),
            ("PolicySizeQuota", 6144),
            ("PolicyVersionsInUse", count(versions)),
            ("PolicyVersionsInUseQuota", 10000),
            ("VersionsPerPolicyQuota", 5),
            (
                "AccountAccessKeysPresent",
                i32::from(!keys_of(tx, None).is_empty()),
            ),
            ("AccessKeysPerUserQuota", 2),
            ("AssumeRolePolicySizeQuota", 2048),
            ("AttachedPoliciesPerGroupQuota", 10),
            ("AttachedPoliciesPerRoleQuota", 10),
            ("AttachedPoliciesPerUserQuota", 10),
            ("GroupPolicySizeQuota", 5120),
            ("GroupsPerUserQuota", 10),
            ("RolePolicySizeQuota", 10240),
            ("UserPolicySizeQuota", 2048),
            ("GlobalEndpointTokenVersion", 1),
            ("AccountMFAEnabled", 0),
            ("AccountPasswordPresent", 1),
            ("AccountSigningCertificatesPresent", 0),
            ("MFADevices", 0),
            ("MFADevicesInUse", 0),
            ("Providers", 0),
            ("ServerCertificates", 0),
            ("ServerCertificatesQuota", 20),
            ("SigningCertificatesPerUserQuota", 2),
        ];
        let map: BTreeMap<_, _> = rows
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect();
        Ok(GetAccountSummaryResponse {
            summary_map: map.into(),
        })
    }
}
