//! What a run on AWS creates and roughly what it costs, said before it is created. On-demand list prices of us-east-1 in
//! US dollars, seen in 2025; other regions cost up to twice as much.

/// The length of a run that the estimate assumes; a run that succeeds is shorter.
const MINUTES: f64 = 30.0;

/// Something a run creates that costs by the hour.
struct Item {
    what: &'static str,
    dollars_per_hour: f64,
}

/// A month as AWS counts it.
const HOURS_PER_MONTH: f64 = 730.0;

const ITEMS: [Item; 4] = [
    Item {
        what: "1 instance t3.micro, Debian 12",
        dollars_per_hour: 0.0104,
    },
    Item {
        what: "its root volume, 8 GiB gp3",
        dollars_per_hour: 8.0 * 0.08 / HOURS_PER_MONTH,
    },
    Item {
        what: "its public IPv4 address",
        dollars_per_hour: 0.005,
    },
    Item {
        what: "1 bucket with a few megabytes, and some 50 requests",
        dollars_per_hour: 0.001,
    },
];

/// What costs nothing.
const FREE: &str = "1 VPC, 2 subnets, 1 internet gateway, 1 route table, 1 gateway endpoint for S3, 1 security group, 1 key pair";

/// The dollars that a run of so many minutes costs.
fn dollars(minutes: f64) -> f64 {
    let per_hour: f64 = ITEMS.iter().map(|item| item.dollars_per_hour).sum();
    per_hour * minutes / 60.0
}

/// The announcement, line by line.
pub(crate) fn announcement(account: &str, region: &str) -> Vec<String> {
    let mut lines = vec![format!(
        "This creates in AWS account {account}, region {region}:"
    )];
    lines.extend(
        ITEMS
            .iter()
            .map(|item| format!("  {:<52} ${:.4} an hour", item.what, item.dollars_per_hour)),
    );
    lines.push(format!("  {FREE} (no charge)"));
    lines.push(format!(
        "A run takes less than {MINUTES:.0} minutes and deletes everything at its end: roughly ${:.2}.",
        dollars(MINUTES).max(0.01)
    ));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_hour_costs_less_than_two_cents() {
        let cost = dollars(60.0);
        assert!((0.016..0.02).contains(&cost), "{cost}");
    }

    #[test]
    fn the_announcement_names_account_region_and_sum() {
        let text = announcement("123456789012", "eu-north-1").join("\n");
        for part in [
            "123456789012",
            "eu-north-1",
            "t3.micro",
            "VPC",
            "roughly $0.01",
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
    }
}
