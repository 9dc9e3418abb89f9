package org.forewarn.matching.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.forewarn.matching.Events;
import org.forewarn.schemas.event.NormalisedVehicle;
import org.forewarn.schemas.event.Vehicle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VehiclesTest {

    static {
        Events.trustSchemas();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            VW           | Golf GTI    | volkswagen   | golf
            Volkswagon   | -           | volkswagen   | -
            -            | Golf        | volkswagen   | golf
            Golf         | -           | volkswagen   | golf
            Range Rover  | Sport       | land rover   | sport
            BMW          | 320d        | bmw          | 3 series
            BMW          | 3-series    | bmw          | 3 series
            Beamer       | -           | bmw          | -
            Merc         | C220        | mercedes     | c class
            Mercedes-Benz | C-Class    | mercedes     | c class
            Ford         | Transit Custom van | ford  | transit
            FORD Focus   | -           | ford         | focus
            Citroën      | Picasso     | citroen      | picasso
            Mini Cooper  | -           | mini         | cooper
            Lada         | Niva        | lada         | niva
            -            | -           | -            | -
            """)
    void vehiclesHaveOneName(
            @Nullable String make, @Nullable String model, @Nullable String knownMake, @Nullable String knownModel) {
        assertThat(Vehicles.known(make, model)).isEqualTo(new Vehicles.Known(knownMake, knownModel));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Silver        | grey
            gray          | grey
            Navy blue     | blue
            grey or black | black/grey
            gunmetal      | grey
            off-white     | white
            """)
    void coloursHaveOneName(String given, String colour) {
        assertThat(vehicle("AB12CDE", given).getColour()).isEqualTo(colour);
    }

    @Test
    void aVehicleIsComparedByWhatIsKnownOfIt() {
        var features = new FeatureList();
        Vehicles.describe(vehicle("ab12 cde", "silver"), features);

        assertThat(features.features().values())
                .containsEntry("plate", List.of("AB12CDE"))
                .containsEntry("plate_folded", List.of("A812CDE"))
                .containsEntry("make", List.of("ford"))
                .containsEntry("model", List.of("focus"))
                .containsEntry("colour", List.of("grey"))
                .containsEntry("vehicle", List.of("ford", "ford+grey", "ford+focus+grey"));
    }

    @Test
    void aPartialPlateIsNoPlate() {
        Vehicle given = Vehicle.newBuilder().setVrm("AB1? ???").setPartial(true).build();
        var features = new FeatureList();
        Vehicles.describe(Vehicles.normalise(given), features);

        assertThat(features.features().values()).containsOnlyKeys("plate_part");
    }

    @Test
    void aWholePlateOfWhichSomebodyIsNotSureIsNear() {
        Vehicle given = Vehicle.newBuilder().setVrm("AB12 CDE").setPartial(true).build();
        var features = new FeatureList();
        Vehicles.describe(Vehicles.normalise(given), features);

        assertThat(features.features().values()).containsOnlyKeys("plate_part", "plate_near");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ends CDE   | *CDE    | true
            AB1? ???   | AB1???? | true
            AB12...    | AB12*   | true
            AB12 CDE?  | AB12CDE | false
            AB12 CDE   | AB12CDE | false
            """)
    void aPlateThatSaysItIsAPartIsOne(String vrm, String plate, boolean partial) {
        NormalisedVehicle vehicle =
                Vehicles.normalise(Vehicle.newBuilder().setVrm(vrm).build());

        assertThat(vehicle.getPlate()).isEqualTo(plate);
        assertThat(vehicle.getPartial()).isEqualTo(partial);
    }

    @Test
    void aForeignPlateKeepsItsCountry() {
        Vehicle given = Vehicle.newBuilder().setVrm("wx 12345").setCountry("pl").build();

        NormalisedVehicle vehicle = Vehicles.normalise(given);

        assertThat(vehicle.getPlate()).isEqualTo("WX12345");
        assertThat(vehicle.getCountry()).isEqualTo("PL");
    }

    private static NormalisedVehicle vehicle(String vrm, String colour) {
        return Vehicles.normalise(Vehicle.newBuilder()
                .setVrm(vrm)
                .setMake("Ford")
                .setModel("Focus")
                .setColour(colour)
                .build());
    }
}
