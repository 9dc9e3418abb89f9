package org.forewarn.matching.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.forewarn.kit.place.OutwardCodes;
import org.forewarn.matching.Events;
import org.forewarn.schemas.event.District;
import org.forewarn.schemas.event.Locality;
import org.forewarn.schemas.event.Place;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocatedTest {

    static {
        Events.trustSchemas();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            LS2 9JT                                 | LS2
            ls6                                     | LS6
            flat 2, Example Road, Leeds LS6 1AA     | LS6
            near BD1                                | BD1
            Otley, near Leeds                       | LS21
            otley                                   | LS21
            Richmond, North Yorkshire               | DL10
            Holyhead                                | LL65
            Wells                                   | BA5
            Heathrow                                | TW6
            Gatwick                                 | RH6
            Canary Wharf                            | E14
            """)
    void aPlaceThatLiesInOneOutwardCodeIsADistrict(String text, String code) {
        assertThat(located(text).district())
                .extracting(District::getOutwardCode)
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            Leeds                        | Leeds            | LS | West Yorkshire     | Yorkshire and the Humber
            LEEDS city centre            | Leeds            | LS | West Yorkshire     | Yorkshire and the Humber
            Leeds Road, Bradford         | Bradford         | BD | West Yorkshire     | Yorkshire and the Humber
            West Yorkshire               | West Yorkshire   | -  | West Yorkshire     | Yorkshire and the Humber
            London                       | Greater London   | -  | Greater London     | London
            Brum                         | Birmingham       | B  | West Midlands      | West Midlands
            Sheffield                    | Sheffield        | S  | South Yorkshire    | Yorkshire and the Humber
            Sheffeild                    | Sheffield        | S  | South Yorkshire    | Yorkshire and the Humber
            Nottinghm                    | Nottingham       | NG | Nottinghamshire    | East Midlands
            Newport, Isle of Wight       | Newport          | PO | Isle of Wight      | South East
            Wellington near Telford      | Wellington       | TF | Shropshire         | West Midlands
            St. Helens                   | St Helens        | WA | Merseyside         | North West
            Glasgow                      | Glasgow          | G  | Glasgow City       | Scotland
            Cardiff                      | Cardiff          | CF | Cardiff            | Wales
            Sutton Coldfield             | Birmingham       | B  | West Midlands      | West Midlands
            Sutton, Greater London       | Sutton           | SM | Greater London     | London
            Sutton Station               | Sutton           | SM | Greater London     | London
            Leeds Travelodge             | Leeds            | LS | West Yorkshire     | Yorkshire and the Humber
            LS1 / LS2                    | Leeds            | LS | West Yorkshire     | Yorkshire and the Humber
            Ely, Cambridgeshire          | Cambridgeshire   | CB | Cambridgeshire     | East of England
            Ashford, Kent                | Ashford          | TN | Kent               | South East
            Newport, Gwent               | Newport          | NP | Newport            | Wales
            Richmond upon Thames         | Richmond         | -  | Greater London     | London
            Kingston                     | Kingston Upon Thames | KT | Greater London | London
            Perth                        | Perth and Kinross | PH | Perth and Kinross | Scotland
            Douglas                      | Douglas, Braddan | IM | Isle of Man        | Isle of Man
            Soho                         | Westminster      | W  | Greater London     | London
            Camden                       | Camden Town      | -  | Greater London     | London
            Shoreditch                   | Greater London   | -  | Greater London     | London
            Moss Side                    | Manchester       | M  | Greater Manchester | North West
            Harehills                    | Leeds            | LS | West Yorkshire     | Yorkshire and the Humber
            Middlesboro                  | Middlesbrough    | TS | North Yorkshire    | North East
            Edinborough                  | City of Edinburgh | EH | City of Edinburgh | Scotland
            a hotel in reading           | Reading          | RG | Berkshire          | South East
            reading                      | Reading          | RG | Berkshire          | South East
            """)
    void aTownOrCountyIsALocality(
            String text, String name, @Nullable String area, @Nullable String county, String region) {
        Locality locality = located(text).locality();

        assertThat(locality)
                .extracting(Locality::getName, Locality::getArea, Locality::getCounty, Locality::getRegion)
                .containsExactly(name, area, county, region);
        assertThat(located(text).district()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Newport", "Richmond", "St Ives", "Ely", "Whitchurch", "Ashford", "Chapeltown"})
    void aNameOfSeveralPlacesIsNoneUntilSomethingSaysWhich(String text) {
        var gaps = new Gaps.Count();

        assertThat(Located.of(Place.newBuilder().setText(text).build(), gaps)).isEqualTo(new Located(null, null, null));
        assertThat(gaps.gaps().counts()).isEqualTo(Map.of(Gap.PLACE_AMBIGUOUS, 1));
    }

    @Test
    void coordinatesSayWhichOfSeveralPlaces() {
        Located located = located(Place.newBuilder()
                .setText("Newport")
                .setLat(50.70)
                .setLon(-1.29)
                .build());

        assertThat(located.district()).extracting(District::getOutwardCode).isEqualTo("PO30");
    }

    @Test
    void coordinatesChooseTheCodeOfANamedTown() {
        Located located = located(Place.newBuilder()
                .setText("Leeds")
                .setLat(53.801)
                .setLon(-1.546)
                .build());

        assertThat(located.district()).extracting(District::getOutwardCode).isEqualTo("LS2");
        assertThat(located.cell()).isNotNull();
    }

    @Test
    void wordsCountWhereCoordinatesContradictThem() {
        Located located = located(
                Place.newBuilder().setText("Leeds").setLat(51.5).setLon(-0.12).build());

        assertThat(located.locality()).extracting(Locality::getName).isEqualTo("Leeds");
        assertThat(located.cell()).isNull();
    }

    @Test
    void coordinatesAreKeptAsACellAndNeverThemselves() {
        Located located =
                located(Place.newBuilder().setLat(53.8011).setLon(-1.5461).build());

        String cell = located.cell();
        assertThat(cell).isNotNull().matches("87[0-9a-f]{13}");
        assertThat(located.toString()).doesNotContain("53.8011");
    }

    @Test
    void coordinatesThatAreRoughHaveNoCell() {
        Located located = located(Place.newBuilder()
                .setLat(53.8011)
                .setLon(-1.5461)
                .setPrecisionMetres(5_000)
                .build());

        assertThat(located.cell()).isNull();
        assertThat(located.district()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "his flat",
                "somewhere",
                "the hotel on the corner",
                "High Street",
                "on the road",
                "not Leeds",
                "not in Leeds",
                "reading a book",
                "AB12 CDE",
                "Sutton Nowhere"
            })
    void whatIsNoPlaceIsCounted(String text) {
        var gaps = new Gaps.Count();
        Located.of(Place.newBuilder().setText(text).build(), gaps);

        assertThat(gaps.gaps().counts()).isEqualTo(Map.of(Gap.PLACE, 1));
    }

    @Test
    void everyTownOfTheTableIsFoundOrAmbiguous() {
        for (var code : OutwardCodes.uk().all()) {
            var meaning = PlaceText.read(code.town());
            assertThat(meaning.ambiguous() || !meaning.codes().isEmpty())
                    .as(code.town())
                    .isTrue();
        }
    }

    @Test
    void everyCountyHasARegion() {
        Set<String> countries = Set.of("Scotland", "Wales", "Northern Ireland", "Guernsey", "Jersey", "Isle of Man");
        for (var code : OutwardCodes.uk().all()) {
            String region = Counties.of(code.county(), code.country()).region();
            assertThat(region).as(code.county()).isNotEqualTo("England");
            assertThat(countries.contains(code.country())
                            || !countries.contains(region)
                            || code.county().equals("Flintshire"))
                    .as(code.county())
                    .isTrue();
        }
    }

    /** Blocking by a cell and its neighbours misses no two places that are nearer than this. */
    @Test
    void placesWithinSixKilometresAlwaysShareACell() {
        Random random = Seeds.random();
        var codes = OutwardCodes.uk().all();
        for (int i = 0; i < 2_000; i++) {
            var code = codes.get(random.nextInt(codes.size()));
            double bearing = random.nextDouble() * 2 * Math.PI;
            double km = random.nextDouble() * 6;
            double lat = code.lat() + Math.cos(bearing) * km / 111.2;
            double lon = code.lon() + Math.sin(bearing) * km / (111.2 * Math.cos(Math.toRadians(code.lat())));

            assertThat(Cells.around(Cells.compared(code.lat(), code.lon())))
                    .containsAnyElementsOf(Cells.around(Cells.compared(lat, lon)));
        }
    }

    private static Located located(String text) {
        return located(Place.newBuilder().setText(text).build());
    }

    private static Located located(Place place) {
        return Located.of(place, new Gaps.Count());
    }
}
