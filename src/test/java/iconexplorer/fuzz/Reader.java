package iconexplorer.fuzz;

import iconexplorer.data.DatasetCatalogue;
import iconexplorer.encoder.ForeignNetwork;
import iconexplorer.encoder.ModelFile;
import iconexplorer.encoder.SavedModelFile;
import iconexplorer.export.RunConfig;
import iconexplorer.session.SessionFile;
import iconexplorer.session.SessionFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Every kind of file that the program reads, by the name that decides how it is read. */
enum Reader {
  CSV("table.csv"),
  TSV("table.tsv"),
  LIBSVM("rows.libsvm"),
  EDGES("graph.edges.csv"),
  IDX("a-images-idx3-ubyte"),
  CIFAR("data_batch_1.bin"),
  NPY("x.npy"),
  NPZ("x.npz"),
  GZIP("table.csv.gz"),
  TAR("sounds.tar"),
  TAR_GZ("sounds.tar.gz"),
  WAV("sounds/1_x_0.wav"),
  PICTURE("pictures/a/1.png"),
  CONFIG("config.json") {
    @Override
    void read(Path folder) throws IOException {
      RunConfig.read(file(folder));
    }
  },
  SESSION("mine.icon") {
    @Override
    void read(Path folder) throws IOException {
      SessionFolder into = new SessionFolder(folder.resolve("into"));
      SessionFile.read(file(folder), into);
    }
  },
  SESSION_JSON("session.json") {
    @Override
    void read(Path folder) throws IOException {
      new SessionFolder(folder).read();
    }
  },
  RUN("1-1.run") {
    @Override
    void read(Path folder) throws IOException {
      SavedModelFile.read(file(folder));
    }
  },
  MODEL("model.zip") {
    @Override
    void read(Path folder) throws IOException {
      ModelFile.read(file(folder));
    }
  },
  LAYERS("configuration.json") {
    @Override
    void read(Path folder) throws IOException {
      Path zip = folder.resolve("theirs.zip");
      Files.write(zip, Seeds.network(Files.readAllBytes(file(folder))));
      ForeignNetwork.read(zip, 0).close();
    }
  };

  private final String name;

  Reader(String name) {
    this.name = name;
  }

  /** Its name on a command line. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Path file(Path folder) {
    return folder.resolve(name);
  }

  /** What is opened: a folder where the file is one of several. */
  private Path opened(Path folder) {
    int slash = name.indexOf('/');
    return folder.resolve(slash < 0 ? name : name.substring(0, slash));
  }

  /** Puts the content there, in a folder that is made. */
  void put(Path folder, byte[] content) throws IOException {
    Files.createDirectories(file(folder).resolveSibling("."));
    Files.write(file(folder), content);
  }

  /** Reads it, or refuses it. */
  void read(Path folder) throws IOException {
    DatasetCatalogue.read(opened(folder));
  }
}
