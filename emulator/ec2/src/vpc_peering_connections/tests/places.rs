//! Tests of peering connections between accounts and between regions.

use super::{NEIGHBOUR, describe, named, pair, request, status, vpc};
use crate::testing::{ACCOUNT, Account};

#[test]
fn two_accounts_answer_each_for_itself() {
    let own = Account::new();
    let neighbour = own.neighbour();
    let (one, other) = (vpc(&own, "10.0.0.0/16"), vpc(&neighbour, "10.1.0.0/16"));
    let id = request(&own, &one, &other, &format!("&PeerOwnerId={NEIGHBOUR}"));
    for account in [&own, &neighbour] {
        assert_eq!(
            status(account, &id),
            pair(
                "pending-acceptance",
                format!("Pending Acceptance by {NEIGHBOUR}")
            )
        );
    }
    for (account, verb, error) in [
        (
            &own,
            "AcceptVpcPeeringConnection",
            format!("OperationNotPermitted: User ({ACCOUNT}) cannot accept peering {id}"),
        ),
        (
            &own,
            "RejectVpcPeeringConnection",
            format!("OperationNotPermitted: User ({ACCOUNT}) cannot reject peering {id}"),
        ),
        (
            &neighbour,
            "DeleteVpcPeeringConnection",
            format!("OperationNotPermitted: User ({NEIGHBOUR}) cannot delete peering {id}"),
        ),
    ] {
        assert_eq!(account.refused(&named(verb, &id)), error);
    }
    neighbour.ok(&named("AcceptVpcPeeringConnection", &id));
    assert_eq!(status(&own, &id), pair("active", "Active"));

    let set = |account: &Account, side: &str| {
        account.call(&format!("ModifyVpcPeeringConnectionOptions&VpcPeeringConnectionId={id}&{side}PeeringConnectionOptions.AllowDnsResolutionFromRemoteVpc=true"))
    };
    let answer = set(&own, "Requester").expect("its own side");
    assert_eq!(
        answer.text("requesterPeeringConnectionOptions/allowDnsResolutionFromRemoteVpc"),
        "true"
    );
    assert_eq!(
        set(&own, "Accepter").expect_err("not its side"),
        format!(
            "OperationNotPermitted: User {ACCOUNT} does not have permission to modify the accepter side peering options"
        )
    );
    let seen = neighbour.ok(&describe(&id));
    assert_eq!(
        seen.text("vpcPeeringConnectionSet/item/requesterVpcInfo/peeringOptions/allowDnsResolutionFromRemoteVpc"),
        "true"
    );
    neighbour.ok(&named("DeleteVpcPeeringConnection", &id));
    assert_eq!(
        status(&own, &id),
        pair("deleted", format!("Deleted by {NEIGHBOUR}"))
    );
    // Tags are each account's own.
    own.ok(&format!(
        "CreateTags&ResourceId.1={id}&Tag.1.Key=a&Tag.1.Value=b"
    ));
    assert!(
        !neighbour
            .ok(&describe(&id))
            .has("vpcPeeringConnectionSet/item/tagSet/item")
    );
}

#[test]
fn a_request_to_another_region_is_answered_there() {
    let here = Account::new();
    let there = here.elsewhere("eu-west-1");
    let (one, other) = (vpc(&here, "10.0.0.0/16"), vpc(&there, "10.1.0.0/16"));
    let id = request(&here, &one, &other, "&PeerRegion=eu-west-1");
    assert_eq!(
        here.refused(&named("AcceptVpcPeeringConnection", &id)),
        format!(
            "OperationNotPermitted: Incorrect region (us-east-1) specified for this request. VPC peering connection {id} must be accepted in region eu-west-1"
        )
    );
    there.ok(&named("AcceptVpcPeeringConnection", &id));
    let seen = here.ok(&describe(&id));
    let accepter = seen.find("vpcPeeringConnectionSet/item/accepterVpcInfo");
    assert_eq!(accepter.text("region"), "eu-west-1");
    assert_eq!(accepter.text("cidrBlock"), "10.1.0.0/16");
    let modify = format!("ModifyVpcPeeringConnectionOptions&VpcPeeringConnectionId={id}");
    for (option, error) in [
        (
            "AccepterPeeringConnectionOptions.AllowDnsResolutionFromRemoteVpc=true",
            "OperationNotPermitted: Accepter's VPC Peering connection options cannot be modified for a different region",
        ),
        (
            "RequesterPeeringConnectionOptions.AllowEgressFromLocalClassicLinkToRemoteVpc=false",
            "OperationNotPermitted: Modifying VPC peering connection options AllowEgressFromLocalClassicLinkToRemoteVpc, AllowEgressFromLocalVpcToRemoteClassicLink is not supported for cross-region VPC peering connections",
        ),
    ] {
        assert_eq!(here.refused(&format!("{modify}&{option}")), error);
    }
    here.ok(&format!(
        "{modify}&RequesterPeeringConnectionOptions.AllowDnsResolutionFromRemoteVpc=true"
    ));
}
