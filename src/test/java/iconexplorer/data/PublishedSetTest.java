package iconexplorer.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PublishedSetTest {

  @ParameterizedTest
  @EnumSource(names = {"MNIST", "FASHION_MNIST"})
  void thePinnedChecksumsAreThoseOfTheRealFiles(PublishedSet set) throws Exception {
    Path folder = RealData.folder(set.id());
    assertTrue(set.isIn(folder));
    for (PublishedFile file : set.files()) {
      byte[] content = Files.readAllBytes(folder.resolve(file.name()));
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      assertEquals(file.sha256(), HexFormat.of().formatHex(hash), file.name());
    }
  }

  @Test
  void aSetThatWasNotFetchedIsRefusedWithTheCommandThatFetchesIt() {
    // Nobody has the folder of the tests' own user data, unless it was fetched there.
    if (!PublishedSet.CIFAR_10.isIn(PublishedSet.CIFAR_10.folder())) {
      String message =
          String.valueOf(
              assertThrows(
                      DataFormatException.class,
                      () -> DatasetCatalogue.open("cifar-10", 1, Checkpoint.NONE))
                  .getMessage());
      assertEquals(
          "CIFAR-10 is not on this machine; fetch it with \"icon-explorer download cifar-10\""
              + " (170 MB) or name a folder that has it.",
          message);
    }
  }

  @Test
  void isKeptInThePlatformsPlaceForData() {
    Path folder = PublishedSet.FASHION_MNIST.folder();
    assertTrue(folder.endsWith(Path.of("datasets", "fashion-mnist")), folder.toString());
    assertTrue(folder.isAbsolute());
  }
}
