//! Tests of reservations, and of what they leave to interfaces.

use crate::testing::Account;

fn subnet(account: &Account) -> String {
    let vpc = account.made("CreateVpc&CidrBlock=10.0.0.0/16", "vpc/vpcId");
    account.made(
        &format!("CreateSubnet&VpcId={vpc}&CidrBlock=10.0.1.0/24"),
        "subnet/subnetId",
    )
}

fn reserve(account: &Account, subnet: &str, cidr: &str, kind: &str) -> Result<String, String> {
    let request =
        format!("CreateSubnetCidrReservation&SubnetId={subnet}&Cidr={cidr}&ReservationType={kind}");
    let answer = account.call(&request)?;
    Ok(answer.text("subnetCidrReservation/subnetCidrReservationId"))
}

fn count(account: &Account, subnet: &str) -> u32 {
    let answer = account.ok(&format!("DescribeSubnets&SubnetId.1={subnet}"));
    answer.value("subnetSet/item/availableIpAddressCount")
}

fn address(account: &Account, subnet: &str, more: &str) -> String {
    account.made(
        &format!("CreateNetworkInterface&SubnetId={subnet}{more}"),
        "networkInterface/privateIpAddress",
    )
}

#[test]
fn a_reservation_is_answered_whole_listed_and_deleted() {
    let account = Account::new();
    let subnet = subnet(&account);
    let answer = account.ok(&format!(
        "CreateSubnetCidrReservation&SubnetId={subnet}&Cidr=10.0.1.16/28&ReservationType=prefix&Description=pods\
         &TagSpecification.1.ResourceType=subnet-cidr-reservation&TagSpecification.1.Tag.1.Key=Name&TagSpecification.1.Tag.1.Value=pods"
    ));
    let made = answer.find("subnetCidrReservation");
    for (path, value) in [
        ("subnetId", subnet.as_str()),
        ("cidr", "10.0.1.16/28"),
        ("reservationType", "prefix"),
        ("ownerId", "000000000000"),
        ("description", "pods"),
        ("tagSet/item/value", "pods"),
    ] {
        assert_eq!(made.text(path), value, "{path}");
    }
    let id = made.text("subnetCidrReservationId");
    assert!(id.starts_with("scr-"), "{id}");
    let list = |more: &str| {
        let answer = account.ok(&format!(
            "GetSubnetCidrReservations&SubnetId={subnet}{more}"
        ));
        answer.texts("subnetIpv4CidrReservationSet/item/subnetCidrReservationId")
    };
    for (more, found) in [
        ("", true),
        (
            "&Filter.1.Name=reservationType&Filter.1.Value.1=prefix",
            true,
        ),
        (
            "&Filter.1.Name=reservationType&Filter.1.Value.1=explicit",
            false,
        ),
        ("&Filter.1.Name=subnet-id&Filter.1.Value.1=subnet-*", true),
        ("&Filter.1.Name=tag:Name&Filter.1.Value.1=pods", true),
    ] {
        assert_eq!(list(more).len(), usize::from(found), "{more}");
    }
    let delete = format!("DeleteSubnetCidrReservation&SubnetCidrReservationId={id}");
    let deleted = account.ok(&delete);
    assert_eq!(
        deleted.text("deletedSubnetCidrReservation/cidr"),
        "10.0.1.16/28"
    );
    assert!(list("").is_empty());
    assert_eq!(
        account.refused(&delete),
        format!(
            "InvalidSubnetCidrReservationID.NotFound: The subnet-cidr-reservation ID '{id}' does not exist"
        )
    );
}

#[test]
fn reservations_are_inside_the_subnet_and_do_not_overlap() {
    let account = Account::new();
    let subnet = subnet(&account);
    assert_eq!(
        reserve(&account, &subnet, "10.0.2.0/28", "explicit"),
        Err("InvalidParameterValue: Reservation CIDR should be within subnet CIDR block (10.0.1.0/24)".to_owned())
    );
    assert!(reserve(&account, &subnet, "2001:db8::/80", "prefix").is_err());
    reserve(&account, &subnet, "10.0.1.32/28", "explicit").expect("room");
    assert_eq!(
        reserve(&account, &subnet, "10.0.1.40/30", "prefix"),
        Err("InvalidParameterValue: Reservation CIDR 10.0.1.40/30 has overlap with existing reserved CIDR block".to_owned())
    );
    for (cidr, kind) in [("x", "prefix"), ("10.0.1.0/28", "x")] {
        let error = reserve(&account, &subnet, cidr, kind).expect_err(cidr);
        assert!(error.starts_with("InvalidParameterValue"), "{error}");
    }
    assert_eq!(
        account.code("GetSubnetCidrReservations&SubnetId=subnet-12345678"),
        "InvalidSubnetID.NotFound"
    );
}

#[test]
fn reserved_addresses_are_given_to_those_who_ask_for_them() {
    let account = Account::new();
    let subnet = subnet(&account);
    reserve(&account, &subnet, "10.0.1.0/28", "explicit").expect("room");
    assert_eq!(count(&account, &subnet), 251);
    assert_eq!(address(&account, &subnet, ""), "10.0.1.16");
    assert_eq!(
        address(&account, &subnet, "&PrivateIpAddress=10.0.1.9"),
        "10.0.1.9"
    );
    assert_eq!(count(&account, &subnet), 249);
}

#[test]
fn addresses_that_are_reserved_for_prefixes_are_not_counted() {
    let account = Account::new();
    let subnet = subnet(&account);
    address(&account, &subnet, "&PrivateIpAddress=10.0.1.20");
    assert_eq!(count(&account, &subnet), 250);
    let id = reserve(&account, &subnet, "10.0.1.16/28", "prefix").expect("room");
    assert_eq!(count(&account, &subnet), 235);
    // AWS keeps the first four addresses, so only twelve of these sixteen were ever there.
    reserve(&account, &subnet, "10.0.1.0/28", "prefix").expect("room");
    assert_eq!(count(&account, &subnet), 223);
    account.ok(&format!(
        "DeleteSubnetCidrReservation&SubnetCidrReservationId={id}"
    ));
    assert_eq!(count(&account, &subnet), 238);
}

#[test]
fn a_reservation_goes_with_its_subnet_and_pages_are_kept() {
    let account = Account::new();
    let subnet = subnet(&account);
    for number in 0..7 {
        let cidr = format!("10.0.1.{}/28", 16 * number);
        reserve(&account, &subnet, &cidr, "explicit").expect("room");
    }
    let list = format!("GetSubnetCidrReservations&SubnetId={subnet}&MaxResults=5");
    let first = account.ok(&list);
    let second = account.ok(&format!("{list}&NextToken={}", first.text("nextToken")));
    let item = "subnetIpv4CidrReservationSet/item";
    assert_eq!((first.all(item).len(), second.all(item).len()), (5, 2));
    account.ok(&format!("DeleteSubnet&SubnetId={subnet}"));
    assert!(account.cloud().subnet_cidr_reservations.is_empty());
}
