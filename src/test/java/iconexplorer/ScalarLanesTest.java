package iconexplorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What stands in for the JDK's vector module has all that the kernels use. */
class ScalarLanesTest {

  private static final String VECTORS = "jdk.incubator.vector";

  @Test
  void everyOperationOfTheKernelsHasAScalarOne() {
    JavaClasses scalar =
        new ClassFileImporter().importPath(Path.of("target/classes/jdk/incubator/vector"));
    JavaClasses program =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("iconexplorer");
    Set<String> there =
        scalar.stream().flatMap(ScalarLanesTest::members).collect(Collectors.toSet());
    Set<String> used =
        program.stream()
            .flatMap(type -> type.getAccessesFromSelf().stream())
            .map(JavaAccess::getTarget)
            .filter(target -> target.getOwner().getPackageName().equals(VECTORS))
            .map(ScalarLanesTest::name)
            .collect(Collectors.toCollection(TreeSet::new));
    assertFalse(used.isEmpty(), "the kernels use vectors");
    used.removeAll(there);
    assertEquals(Set.of(), used, "src/scalar lacks these");
  }

  private static Stream<String> members(JavaClass type) {
    Stream<String> fields =
        type.getFields().stream()
            .map(JavaField::getName)
            .map(field -> type.getName() + "." + field);
    Stream<String> methods =
        type.getCodeUnits().stream()
            .map(method -> type.getName() + "." + method.getName() + parameters(method));
    return Stream.concat(fields, methods);
  }

  private static String parameters(JavaCodeUnit method) {
    return names(method.getRawParameterTypes());
  }

  private static String name(AccessTarget target) {
    String name = target.getOwner().getName() + "." + target.getName();
    return target instanceof AccessTarget.CodeUnitAccessTarget method
        ? name + names(method.getRawParameterTypes())
        : name;
  }

  private static String names(List<JavaClass> types) {
    return types.stream().map(JavaClass::getName).collect(Collectors.joining(", ", "(", ")"));
  }
}
