package org.forewarn.kit.vocabulary;

import java.util.List;

/**
 * A closed list of words that a field of a report may take. The words are public: they stand in the API, in the topics
 * and in what others count.
 *
 * <p>Adding a word raises a vocabulary's version by one. A word is never removed or given another meaning, because
 * reports that use it are kept; it would be refused in new reports from a later version on.
 */
@SuppressWarnings("ImmutableEnumChecker") // what List.of gives cannot be changed
public enum Vocabulary {
    CHANNELS("channels", 1, "web", "app", "phone", "sms", "email", "outreach", "partner_api", "import"),
    RELATIONS("relations", 1, "survivor", "witness", "peer", "project_worker", "venue"),
    SAFE_CONTACT_CHANNELS("safe-contact-channels", 1, "phone", "sms", "email", "messaging", "post", "via_caseworker"),
    ALERT_CONSENTS("alert-consents", 1, "none", "area", "national"),
    POLICE_CONSENTS("police-consents", 1, "none", "anonymous_intelligence", "via_caseworker", "full_details"),
    INCIDENT_TYPES(
            "incident-types",
            1,
            "rape",
            "sexual_assault",
            "condom_removal",
            "physical_assault",
            "strangulation",
            "robbery",
            "theft",
            "non_payment",
            "fraud",
            "threats",
            "threats_to_kill",
            "harassment",
            "stalking",
            "blackmail",
            "intimate_image_abuse",
            "doxxing_outing",
            "kidnap",
            "false_imprisonment",
            "spiking",
            "burglary",
            "criminal_damage",
            "exploitation",
            "coercive_control",
            "suspicious_behaviour",
            "time_wasting",
            "other"),
    OUTCOMES("outcomes", 1, "completed", "attempted", "threatened", "suspected"),
    TIME_PRECISIONS("time-precisions", 1, "exact", "hour", "day", "week", "month"),
    SETTINGS("settings", 1, "street", "vehicle", "incall", "outcall", "hotel", "venue", "online"),
    MO_TAGS(
            "mo-tags",
            1,
            "lures_elsewhere",
            "fake_booking",
            "poses_as_police",
            "multiple_attackers",
            "refuses_payment",
            "demands_refund",
            "removes_condom",
            "records_covertly",
            "intoxicated",
            "drives_to_isolated_place"),
    WEAPONS(
            "weapons",
            1,
            "knife",
            "firearm",
            "imitation_firearm",
            "blunt_object",
            "glass",
            "ligature",
            "corrosive_substance",
            "spray",
            "drug",
            "vehicle",
            "dog",
            "other"),
    INJURIES("injuries", 1, "none", "minor", "serious", "life_threatening"),
    /** The strands that police in the UK record, and those that reporters of this kind of crime name besides. */
    HATE_MOTIVATIONS(
            "hate-motivations",
            1,
            "race",
            "religion",
            "sexual_orientation",
            "disability",
            "transgender_identity",
            "sex",
            "sex_work",
            "migration_status",
            "age",
            "other"),
    NAME_KINDS("name-kinds", 1, "name", "alias", "handle"),
    GENDERS("genders", 1, "man", "woman", "non_binary", "unknown"),
    BUILDS("builds", 1, "slim", "medium", "stocky", "large", "muscular"),
    IDENTIFIER_TYPES(
            "identifier-types",
            1,
            "phone",
            "email",
            "social_handle",
            "platform_profile",
            "messaging_id",
            "payment_account",
            "address",
            "url"),
    CONFIDENCES("confidences", 1, "seen", "told", "inferred"),
    VEHICLE_BODIES("vehicle-bodies", 1, "saloon", "hatchback", "estate", "suv", "van", "lorry", "motorcycle", "other");

    private final String title;
    private final int version;
    private final List<String> words;

    Vocabulary(String title, int version, String... words) {
        this.title = title;
        this.version = version;
        this.words = List.of(words);
    }

    /** Its public name, such as {@code incident-types}. */
    public String title() {
        return title;
    }

    /** Starts at 1 and grows with every added word. */
    public int version() {
        return version;
    }

    /** Its words in the order in which people should be shown them. */
    public List<String> words() {
        return words;
    }
}
