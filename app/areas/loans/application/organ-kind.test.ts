import { describe, expect, it } from "vitest";
import { organKind } from "./organ-kind";

describe("who cannot guarantee by what they are (民法典 683)", () => {
  it("the code decides, then the name", () => {
    expect(organKind("郓城县人力资源和社会保障局", null)).toBe("state");
    expect(organKind("某某公司", "11371725MB28000001")).toBe("state");
    expect(organKind("郓城县第一中学", "12371725MB28000001")).toBe("public-interest");
    expect(organKind("孔庄村村民委员会", null)).toBe("public-interest");
    expect(organKind("孔庄村村民委员会", "54371725ME00000001")).toBe("public-interest");
    expect(organKind("郓城县格局家具有限公司", null)).toBeNull();
    expect(organKind("百货局", "91371725MA00000001")).toBeNull();
  });
});
