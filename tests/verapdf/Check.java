import java.io.*;
import java.util.*;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.*;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.*;
import org.verapdf.pdfa.validation.profiles.*;

/** Checks every file against every profile: Check ua1,2a FILE... ; one line a file and profile, then its faults. */
public class Check {
  public static void main(String[] words) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    for (String profile : words[0].split(",")) {
      PDFAFlavour flavour = PDFAFlavour.byFlavourId(profile);
      for (int n = 1; n < words.length; n++) {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(words[n]), flavour)) {
          PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, 5000, false, true, false);
          ValidationResult result = validator.validate(parser);
          System.out.println((result.isCompliant() ? "PASS\t" : "FAIL\t") + profile + "\t" + words[n]);
          Set<RuleId> seen = new HashSet<>();
          for (TestAssertion fault : result.getTestAssertions()) {
            if (fault.getStatus() == TestAssertion.Status.FAILED && seen.add(fault.getRuleId())) {
              System.out.println("  " + fault.getRuleId().getClause() + "-" + fault.getRuleId().getTestNumber()
                  + " " + fault.getMessage() + " @" + fault.getLocation().getContext());
            }
          }
        }
      }
    }
  }
}
