namespace FourMe.Import;

/// <summary>Which installation of the service an account lives on.</summary>
public enum ServiceEnvironment
{
    /// <summary>Where the work is done.</summary>
    Production,
    /// <summary>The copy for quality assurance.</summary>
    QA,
    /// <summary>The public demo; one region only.</summary>
    Demo,
}

/// <summary>Where the account's data is kept.</summary>
public enum ServiceRegion
{
    /// <summary>The global hosts, which are in the European Union.</summary>
    EU,
    /// <summary>Australia.</summary>
    AU,
    /// <summary>United Kingdom.</summary>
    UK,
    /// <summary>United States.</summary>
    US,
    /// <summary>Switzerland.</summary>
    CH,
}

/// <summary>The family of host and header names: the product was renamed on 5 September 2024.</summary>
public enum ServiceBrand
{
    /// <summary>xurrent.com, X-Xurrent-Account.</summary>
    Xurrent,
    /// <summary>4me.com, X-4me-Account.</summary>
    FourMe,
}
