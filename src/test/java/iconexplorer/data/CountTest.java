package iconexplorer.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"0|0 classes", "1|1 class", "2|2 classes", "2690|2,690 classes"})
  void oneIsSingularAndEveryOtherNumberPlural(long number, String words) {
    assertEquals(words, Count.of(number, "class", "classes"));
  }
}
